import type { Answer } from '../../../../blocks/answers/answer.ts';
import { askedWhetherBad, leadClosed } from '../../../../blocks/answers/deed-answers.ts';
import { moneyText } from '../../../../routing/model/working/money.ts';
import type { NotOpened } from '../../../../services/cards/open-form.ts';
import type { CloseResult } from '../../../../services/closing/close-lead.ts';
import { say } from '../../../../words/say.ts';
import { refused } from '../refusals.ts';
import { alreadyClosed, noAmountHere } from '../words.ts';

/** What came of closing a lead. */
export function closeAnswer(was: CloseResult): Answer {
  switch (was.outcome) {
    case 'closed':
      return leadClosed({ ...was, worth: was.amount && moneyText(was.amount) });
    case 'asked':
      return askedWhetherBad(was);
    case 'amount_unfit':
      return noAmountHere();
    default:
      return notToClose(was);
  }
}

/** Why it cannot be closed. */
export function notToClose(was: NotOpened): Answer {
  if (was.outcome === 'already_closed') return alreadyClosed(was);
  return refused(was, say`Closing this lead`, say`its owner and managers`);
}
