import type { Answer } from '../../../../blocks/answers/answer.ts';
import { touchLogged, touchNoted } from '../../../../blocks/answers/deed-answers.ts';
import { snoozePast, snoozeTooLong } from '../../../../blocks/answers/working/snooze-answers.ts';
import type { TouchForm } from '../../../../services/cards/load-touch-form.ts';
import type { TouchOutcome } from '../../../../services/ownership/log-touch.ts';
import { say } from '../../../../words/say.ts';
import type { Reader } from '../../../../words/time.ts';
import { refusedOwner } from '../refusals.ts';
import { alreadyClosed, notClaimedYet } from '../words.ts';

/** What became of a touch; `noted`: it was said what it was. */
export function touchAnswer(
  was: TouchOutcome | Exclude<TouchForm, { outcome: 'open' }>,
  { reader, noted }: { reader: Reader; noted: boolean },
): Answer {
  switch (was.outcome) {
    case 'logged':
      return noted ? touchNoted(was, reader) : touchLogged(was, reader);
    case 'past':
      return snoozePast(was);
    case 'too_long':
      return snoozeTooLong(was, reader);
    case 'not_claimed':
      return notClaimedYet(was);
    case 'already_closed':
      return alreadyClosed(was);
    default:
      return refusedOwner(was, say`Logging a touch`, reader);
  }
}
