import type { Answer } from '../../../../blocks/answers/answer.ts';
import { askedWhetherBad, leadClosed } from '../../../../blocks/answers/deed-answers.ts';
import { moneyText } from '../../../../routing/model/working/money.ts';
import type { CloseResult } from '../../../../services/closing/close-lead.ts';
import { say } from '../../../../words/say.ts';
import type { Reader } from '../../../../words/time.ts';
import { refusedOwner } from '../refusals.ts';
import { alreadyClosed, noAmountHere } from '../words.ts';

/** What came of closing a lead. */
export function closeAnswer(was: CloseResult, reader: Reader): Answer {
  switch (was.outcome) {
    case 'closed':
      return leadClosed({ ...was, worth: was.amount && moneyText(was.amount) });
    case 'asked':
      return askedWhetherBad(was);
    case 'already_closed':
      return alreadyClosed(was);
    case 'amount_unfit':
      return noAmountHere();
    default:
      return refusedOwner(was, say`Closing this lead`, reader);
  }
}
