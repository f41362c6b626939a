import type { Answer } from '../../../blocks/answers/answer.ts';
import { unknownRep } from '../../../blocks/answers/command-answers.ts';
import { awaySet, backAgain, badCover, notAway } from '../../../blocks/answers/deed-answers.ts';
import type { AvailabilityOutcome } from '../../../services/people/set-availability.ts';
import { say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { refused } from './refusals.ts';

interface Whose {
  /** The rep's name; null for oneself. */
  rep: string | null;
  repId: string;
  reader: Reader;
}

/** What became of somebody's availability, in words. */
export function availabilityAnswer(
  was: AvailabilityOutcome,
  { rep, repId, reader }: Whose,
): Answer {
  switch (was.outcome) {
    case 'away':
      return awaySet({ rep, repId, until: was.until, cover: was.cover }, reader);
    case 'back':
      return backAgain({ rep, repId });
    case 'bad_cover':
      return badCover(was);
    case 'not_away':
      return notAway(was);
    case 'unknown_rep':
      return unknownRep(rep ?? 'you');
    default:
      return refused(was, say`Changing somebody else's availability`);
  }
}
