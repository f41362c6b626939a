import { FIELDS } from '../../../../blocks/action-ids.ts';
import { cardOver } from '../../../../blocks/answers/click-answers.ts';
import { AMOUNT_ERROR } from '../../../../blocks/modals/working/converted-modal.ts';
import { parseMoney } from '../../../../routing/model/working/money.ts';
import { closeLead } from '../../../../services/closing/close-lead.ts';
import { say } from '../../../../words/say.ts';
import { closeAnswer } from '../../answers/closing/close-answer.ts';
import { publishHome } from '../../publish-home.ts';
import { faultUnder, instead, type Shown, type Submission, textOf } from '../submission.ts';

const TITLE = say`Converted`;

/** With the amount, if one was written; an amount that cannot be read closes nothing. */
export async function submitConverted(sent: Submission): Promise<Shown> {
  const { ctx, actor, about } = sent;
  if (!about.lead) return instead(cardOver(), TITLE);
  const typed = textOf(sent, FIELDS.amount);
  const amount = typed === '' ? null : parseMoney(typed);
  if (typed !== '' && !amount) return faultUnder(FIELDS.amount, AMOUNT_ERROR);
  const closing = { leadId: about.lead, closeAs: 'converted', reason: null, amount } as const;
  const was = await closeLead(ctx, { ...closing, actor });
  if (was.outcome !== 'closed') return instead(closeAnswer(was, sent.reader), TITLE);
  return { after: () => publishHome(ctx, sent) };
}
