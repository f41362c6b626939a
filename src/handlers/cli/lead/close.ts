import { OUTCOME_WORDS } from '../../../blocks/words.ts';
import { AppError } from '../../../errors.ts';
import { CLOSE_OUTCOMES } from '../../../routing/model/lead.ts';
import { closeLead } from '../../../services/closing/close-lead.ts';
import type { Context } from '../../../services/context.ts';
import { findLeadId } from '../find.ts';
import { snakeKeys } from '../format.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';
import { readWord } from '../usage.ts';

export async function close(
  ctx: Context,
  { deps }: Shell,
  { id, outcome, reason }: { id: string; outcome: string; reason: string | null },
): Promise<Answer> {
  const closeAs = readWord('outcome', outcome, CLOSE_OUTCOMES);
  const leadId = await findLeadId(ctx, id);
  const closed = await closeLead(ctx, { leadId, closeAs, reason, actor: deps.actor });
  if (closed.outcome === 'closed') {
    const words = OUTCOME_WORDS[closeAs].toLowerCase();
    const lines = [`${closed.company} is closed: ${words}.`, `Next: baton lead show ${leadId}`];
    return { json: snakeKeys(closed), lines };
  }
  if (closed.outcome !== 'already_closed') throw refusalFault(closed, leadId);
  const words = OUTCOME_WORDS[closed.closeAs].toLowerCase();
  const message = `${closed.company} was closed before, as ${words}; nothing changed.`;
  throw new AppError('conflict.lead_closed', message, { details: { close_as: closed.closeAs } });
}
