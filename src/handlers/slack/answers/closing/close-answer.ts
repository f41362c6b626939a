import type { Answer } from '../../../../blocks/answers/answer.ts';
import { askedWhetherBad, leadClosed } from '../../../../blocks/answers/deed-answers.ts';
import { moneyText } from '../../../../routing/model/working/money.ts';
import type { NotOpened } from '../../../../services/cards/open-form.ts';
import type { CloseResult } from '../../../../services/closing/close-lead.ts';
import type { OfferedToThem } from '../../../../services/steps/ownership/offered-to-them.ts';
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
    case 'amount_unfit':
      return noAmountHere();
    default:
      return notToClose(was, reader);
  }
}

/** Why it cannot be closed. */
export function notToClose(was: NotOpened | OfferedToThem, reader: Reader): Answer {
  if (was.outcome === 'already_closed') return alreadyClosed(was);
  return refusedOwner(was, say`Closing this lead`, reader);
}
