import type { Answer } from '../../../blocks/answers/answer.ts';
import * as words from '../../../blocks/answers/undo-answers.ts';
import type { RestoreOutcome } from '../../../services/closing/restore-lead.ts';
import type { GiveBackOutcome } from '../../../services/ownership/give-back.ts';
import type { UndoOutcome } from '../../../services/ownership/undo-last.ts';
import { say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { refused, refusedOwner } from './refusals.ts';

/** What became of taking something back. */
export function undoAnswer(was: UndoOutcome, reader: Reader): Answer {
  switch (was.outcome) {
    case 'answer_undone':
      return words.answerUndone(was, reader);
    case 'override_undone':
      return words.overrideUndone(was);
    case 'cannot_undo':
      return words.cannotUndo(was);
    case 'worked_on':
      return words.workedOn(was);
    case 'nothing_to_undo':
    case 'slipped':
      return words.nothingToUndo(was);
    default:
      return refused(was, say`Undo`);
  }
}

export function giveBackAnswer(was: GiveBackOutcome, reader: Reader): Answer {
  switch (was.outcome) {
    case 'given_back':
      return words.leadGivenBack(was);
    case 'not_claimed':
      return words.nothingToGiveBack(was);
    default:
      return refusedOwner(was, say`Giving this lead back`, reader);
  }
}

export function restoreAnswer(was: RestoreOutcome, reader: Reader): Answer {
  switch (was.outcome) {
    case 'restored':
      return words.leadRestored(was);
    case 'not_closed':
      return words.notClosed(was);
    case 'suppressed':
      return words.suppressed(was);
    case 'goes_on_elsewhere':
      return words.goesOnElsewhere(was);
    default:
      return refusedOwner(was, say`Bringing this lead back`, reader);
  }
}
