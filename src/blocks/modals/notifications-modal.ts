import type { ModalView } from '@slack/web-api';
import type { Taste } from '../../routing/model/workspace/taste.ts';
import { listed } from '../../words/lists.ts';
import { capitalised, type Phrase, say } from '../../words/say.ts';
import { FIELDS, NOTIFICATIONS_MODAL } from '../action-ids.ts';
import { option } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut } from '../text.ts';
import { checkInput, modal } from './modal.ts';

/** The value of a box that is on. */
export const ON = 'on';

interface Notifications extends Taste {
  outOfHours: boolean;
  /** The tiers the policy calls hot, by name. */
  hotTiers: readonly string[];
  /** Managers may ask for everybody's numbers. */
  manages: boolean;
}

interface Choice {
  value: keyof Taste;
  label: Phrase;
}

const TASTES: readonly Choice[] = [
  { value: 'remind', label: say`Remind me before my time to claim ends` },
  { value: 'morning', label: say`My open leads, 15 minutes before my day begins` },
  { value: 'weekly', label: say`My numbers, on the first day of the week` },
  { value: 'teamWeekly', label: say`My team's numbers, on the first day of the week` },
  { value: 'hideNames', label: say`Hide names in notifications` },
];

/** What a rep may set about messages of their own; nobody sets it for somebody else. */
export function notificationsModal(set: Notifications): ModalView {
  const { outOfHours, hotTiers, manages } = set;
  const tastes = TASTES.filter(({ value }) => manages || value !== 'teamWeekly');
  const label = cut(say`${capitalised(tiersOf(hotTiers))} leads outside my hours`, SHOWN.fact);
  const none = say`The policy has no hot tier now, so nothing comes until it names one.`;
  const hint = say`Never while you are Away. The time to claim runs at night too.`;
  return modal({
    callback: NOTIFICATIONS_MODAL,
    title: say`Notifications`,
    submit: say`Save`,
    close: say`Leave it`,
    blocks: [
      checkInput(
        {
          field: FIELDS.taste,
          label: say`Messages`,
          hint: say`New leads always come. Names are hidden on a locked phone, not in the message.`,
        },
        {
          options: tastes.map(option),
          checked: tastes.flatMap(({ value }) => (set[value] ? [value] : [])),
        },
      ),
      checkInput(
        {
          field: FIELDS.outOfHours,
          label: say`Off shift`,
          hint: hotTiers.length > 0 ? hint : none,
        },
        { options: [option({ label, value: ON })], checked: outOfHours ? [ON] : [] },
      ),
    ],
  });
}

function tiersOf(hotTiers: readonly string[]): Phrase {
  return hotTiers.length > 0 ? listed(hotTiers) : say`hot`;
}
