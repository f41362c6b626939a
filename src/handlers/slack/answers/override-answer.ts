import type { Answer } from '../../../blocks/answers/answer.ts';
import {
  missingNote,
  missingWords,
  unknownReason,
  unknownRep,
} from '../../../blocks/answers/command-answers.ts';
import type { NotOpened } from '../../../services/cards/open-form.ts';
import type { OverrideOutcome } from '../../../services/ownership/override-assignment.ts';
import { say } from '../../../words/say.ts';
import { refused } from './refusals.ts';
import { alreadyClosed, given } from './words.ts';

const WHAT = say`Reassigning leads`;

/** Why *Reassign* asks nothing. */
export function notOpened(form: NotOpened): Answer {
  return form.outcome === 'already_closed' ? alreadyClosed(form) : refused(form, WHAT);
}

/** What became of a manager's change of owner, in words; `typed` is how the rep was named. */
export function overrideAnswer(was: OverrideOutcome, typed: string): Answer {
  switch (was.outcome) {
    case 'given':
      return given(was);
    case 'already_closed':
      return alreadyClosed(was);
    case 'unknown_rep':
      return unknownRep(typed);
    case 'reason_missing':
      return missingWords('/lead assign');
    case 'reason_unknown':
      return unknownReason(was.reasons);
    case 'note_missing':
      return missingNote(was.reason);
    default:
      return refused(was, WHAT);
  }
}
