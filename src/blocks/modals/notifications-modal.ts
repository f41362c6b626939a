import type { ModalView } from '@slack/web-api';
import type { Taste } from '../../routing/model/workspace/taste.ts';
import { FIELDS, NOTIFICATIONS_MODAL } from '../action-ids.ts';
import { option } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut } from '../text.ts';
import { capitalised, listed } from '../words.ts';
import { checkInput, modal } from './modal.ts';

/** The value of a box that is on. */
export const ON = 'on';

interface Notifications extends Taste {
  outOfHours: boolean;
  /** The tiers the policy calls hot, by name. */
  hotTiers: readonly string[];
}

const TASTES: readonly { value: keyof Taste; label: string }[] = [
  { value: 'remind', label: 'Remind me before my time to claim ends' },
  { value: 'morning', label: 'My open leads, 15 minutes before my day begins' },
  { value: 'weekly', label: 'My numbers, on the first day of the week' },
  { value: 'hideNames', label: 'Hide names in notifications' },
];

/** What a rep may set about messages of their own; nobody sets it for somebody else. */
export function notificationsModal({ outOfHours, hotTiers, ...taste }: Notifications): ModalView {
  const label = cut(`${capitalised(tiersOf(hotTiers))} leads outside my hours`, SHOWN.fact);
  const none = 'The policy has no hot tier now, so nothing comes until it names one.';
  const hint = 'Never while you are Away. The time to claim runs at night too.';
  return modal({
    callback: NOTIFICATIONS_MODAL,
    title: 'Notifications',
    submit: 'Save',
    close: 'Leave it',
    blocks: [
      checkInput(
        {
          field: FIELDS.taste,
          label: 'Messages',
          hint: 'New leads always come. Names are hidden on a locked phone, not in the message.',
        },
        {
          options: TASTES.map(option),
          checked: TASTES.flatMap(({ value }) => (taste[value] ? [value] : [])),
        },
      ),
      checkInput(
        {
          field: FIELDS.outOfHours,
          label: 'Off shift',
          hint: hotTiers.length > 0 ? hint : none,
        },
        { options: [option({ label, value: ON })], checked: outOfHours ? [ON] : [] },
      ),
    ],
  });
}

function tiersOf(hotTiers: readonly string[]): string {
  return hotTiers.length > 0 ? listed(hotTiers) : 'hot';
}
