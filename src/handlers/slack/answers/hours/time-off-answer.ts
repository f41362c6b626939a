import type { Answer } from '../../../../blocks/answers/answer.ts';
import { unknownRep } from '../../../../blocks/answers/command-answers.ts';
import {
  timeOffCancelled,
  timeOffOver,
  timeOffPlanned,
  timeOffRefused,
} from '../../../../blocks/answers/time-off-answers.ts';
import type { CancelOutcome } from '../../../../services/hours/cancel-time-off.ts';
import type { HoursFormOutcome } from '../../../../services/hours/load-hours.ts';
import type { PlanOutcome } from '../../../../services/hours/plan-time-off.ts';
import type { OwnHoursOutcome } from '../../../../services/hours/set-own-hours.ts';
import { say } from '../../../../words/say.ts';
import { refused } from '../refusals.ts';

type Refused<T extends { outcome: string }, Done extends string> = Exclude<T, { outcome: Done }>;

const OTHERS = say`Changing somebody else's hours and time off`;

/** What became of a plan, to somebody who is `self`. */
export function planAnswer(was: PlanOutcome, rep: { repId: string; self: string }): Answer {
  switch (was.outcome) {
    case 'planned': {
      const taken = was.left?.cover?.taken ?? 0;
      return timeOffPlanned(was.timeOff, { own: was.timeOff.repId === rep.self, taken });
    }
    case 'bad_dates':
    case 'overlaps':
    case 'bad_cover':
      return timeOffRefused(was);
    case 'time_off_over':
      return timeOffOver();
    case 'unknown_rep':
      return unknownRep(rep.repId);
    default:
      return refused(was, OTHERS);
  }
}

export function cancelAnswer(was: CancelOutcome, self: string): Answer {
  switch (was.outcome) {
    case 'cancelled':
      return timeOffCancelled(was.timeOff, { own: was.timeOff.repId === self });
    case 'unknown_time_off':
    case 'time_off_over':
      return timeOffOver();
    default:
      return refused(was, OTHERS);
  }
}

/** Why hours were neither shown nor saved. */
export function hoursRefused(
  was: Refused<HoursFormOutcome, 'open'> | Refused<OwnHoursOutcome, 'saved' | 'unchanged'>,
  repId: string,
): Answer {
  return was.outcome === 'unknown_rep' ? unknownRep(repId) : refused(was, OTHERS);
}
