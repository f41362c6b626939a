import { AppError } from '../../../errors.ts';
import { CLOSE_OUTCOMES, type CloseOutcome } from '../../../routing/model/lead.ts';
import { type Money, moneyText, parseMoney } from '../../../routing/model/working/money.ts';
import { closeLead } from '../../../services/closing/close-lead.ts';
import type { Context } from '../../../services/context.ts';
import { findLeadId } from '../find.ts';
import { snakeKeys } from '../format.ts';
import { outcomeWords } from '../plain-words.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';
import { readWord, wrongUsage } from '../usage.ts';

export interface CloseOptions {
  reason?: string;
  amount?: string;
}

export async function close(
  ctx: Context,
  { deps }: Shell,
  { id, outcome, reason, amount: typed }: Closing,
): Promise<Answer> {
  const closeAs = readWord('outcome', outcome, CLOSE_OUTCOMES);
  const amount = typed === undefined ? null : readAmount(typed);
  const leadId = await findLeadId(ctx, id);
  const closed = await closeLead(ctx, { leadId, closeAs, reason, amount, actor: deps.actor });
  switch (closed.outcome) {
    case 'closed': {
      const back = closed.cameBack ? [`The turn of ${closed.cameBack} came back.`] : [];
      const told = `${closed.company} is closed: ${outcomeWords(closeAs, amount && moneyText(amount))}.`;
      const lines = [told, ...back, `Next: baton lead show ${leadId}`];
      return { json: snakeKeys(closed), lines };
    }
    case 'asked': {
      const lines = [`A manager is asked whether ${closed.company} is a bad lead.`];
      return { json: snakeKeys(closed), lines };
    }
    case 'already_closed':
      throw closedBefore(closed);
    case 'amount_unfit':
      throw wrongUsage(`--amount is for converted leads, found ${closeAs}: leave it out.`);
    default:
      throw refusalFault(closed, leadId);
  }
}

interface Closing extends Omit<CloseOptions, 'reason'> {
  id: string;
  outcome: string;
  reason: string | null;
}

/** @throws AppError `input.usage` */
function readAmount(text: string): Money {
  const amount = parseMoney(text);
  if (amount) return amount;
  const expected = 'expected whole units and the code of a currency, such as "12000 EUR"';
  throw wrongUsage(`--amount: found “${text}”, ${expected}.`);
}

function closedBefore({ company, closeAs }: { company: string; closeAs: CloseOutcome }): AppError {
  const message = `${company} was closed before, as ${outcomeWords(closeAs)}; nothing changed.`;
  return new AppError('conflict.lead_closed', message, { details: { close_as: closeAs } });
}
