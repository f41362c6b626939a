import type { ModalView } from '@slack/web-api';
import { FIELDS, NOTIFICATIONS_MODAL } from '../action-ids.ts';
import { option } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut } from '../text.ts';
import { capitalised, listed } from '../words.ts';
import { checkInput, modal } from './modal.ts';

/** The value of a box that is on. */
export const ON = 'on';

interface Notifications {
  outOfHours: boolean;
  /** The tiers the policy calls hot, by name. */
  hotTiers: readonly string[];
}

/** What a rep may set about messages of their own; nobody sets it for somebody else. */
export function notificationsModal({ outOfHours, hotTiers }: Notifications): ModalView {
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
