/** Says in words what a clock did about a lead: reminders, the ladder, the snooze. */
import { type Phrase, say } from '../../../words/say.ts';
import type { EventWords } from './told.ts';

export const CLOCKS: EventWords = {
  'sla.reminded': ({ rep }) => say`Reminded ${rep}.`,
  'sla.breached': ({ rep }) => say`The time of ${rep} ended.`,
  'sla.escalated': () => say`Told the managers.`,
  'sla.climbed': ({ to, data }) => (data.again ? AGAIN : CLIMBED)[to] ?? say`Nobody claimed it.`,
  'sla.first_touch_remind': ({ rep }) => say`Reminded ${rep} of the first touch.`,
  'sla.first_touch_breach': () => say`The first touch was due.`,
  'sla.first_touch_escalate': () => say`Told the managers: no first touch.`,
  'sla.next_touch_remind': ({ rep }) => say`Reminded ${rep} of the next touch.`,
  'sla.next_touch_breach': () => say`The next touch was due.`,
  'sla.next_touch_escalate': () => say`Told the managers: no further touch.`,
  'escalation.acknowledged': ({ by, until }) =>
    say`${by} is on it; the ladder waits until ${until}.`,
  'lead.snoozed': ({ by, until, note }) =>
    note ? say`${by} snoozed it until ${until}: “${note}”.` : say`${by} snoozed it until ${until}.`,
  'lead.woken': ({ by, why }) => WOKEN[why] ?? say`${by} woke it.`,
};

const CLIMBED: Readonly<Record<string, Phrase>> = {
  channel: say`Nobody claimed it: told the channel.`,
  managers: say`Nobody claimed it: called the manager.`,
  ops: say`Nobody claimed it: told operations.`,
};

const AGAIN: Readonly<Record<string, Phrase>> = {
  channel: say`Nobody claimed it: told the channel once more.`,
  managers: say`Nobody claimed it: called the manager once more.`,
  ops: say`Nobody claimed it: told operations once more.`,
};

const WOKEN: Readonly<Record<string, Phrase>> = {
  repeat: say`Its person wrote again, so it is snoozed no more.`,
  touched: say`A touch was logged, so it is snoozed no more.`,
  over: say`The snooze is over.`,
};
