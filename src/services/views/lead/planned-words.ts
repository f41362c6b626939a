/** Says what a clock does next, in the same words for a lead's story and for what falls due. */
import type { ClockEvent } from '../../../routing/model/offer.ts';
import type { EscalationLevel } from '../../../routing/model/policy/sla.ts';
import { type Phrase, say } from '../../../words/say.ts';

const PLANNED: Record<ClockEvent['do'], Phrase> = {
  start: say`the time begins at the latest`,
  remind: say`the rep is reminded`,
  breach: say`the time ends`,
  escalate: say`managers are told`,
  reroute: say`the next rep is asked`,
  wake: say`the snooze ends`,
  acknowledge: say`somebody is on it`,
};

const FIRST: Record<EscalationLevel, Phrase> = {
  channel: say`the channel is told`,
  managers: say`the manager is called`,
  ops: say`operations are told`,
};

const AGAIN: Record<EscalationLevel, Phrase> = {
  channel: say`the channel is told again`,
  managers: say`the manager is called again`,
  ops: say`operations are told again`,
};

/** `to` and `again` are of a level of the ladder. */
export function plannedWords(
  what: ClockEvent['do'],
  { to, again }: { to?: EscalationLevel | null | undefined; again?: boolean | undefined },
): Phrase {
  if (what !== 'escalate' || !to) return PLANNED[what];
  return again ? AGAIN[to] : FIRST[to];
}
