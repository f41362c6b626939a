import { AppError } from '../../../errors.ts';
import type { Context } from '../../../services/context.ts';
import { giveBack } from '../../../services/ownership/give-back.ts';
import { findLeadId } from '../find.ts';
import { snakeKeys } from '../format.ts';
import { areAsked } from '../plain-words.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';

export async function giveItBack(
  ctx: Context,
  { deps }: Shell,
  { id, reason }: { id: string; reason: string | null },
): Promise<Answer> {
  const leadId = await findLeadId(ctx, id);
  const given = await giveBack(ctx, { leadId, reason, actor: deps.actor });
  if (given.outcome === 'given_back') {
    const next = given.next ? `${areAsked(given.next)} now` : 'it waits for somebody';
    const lines = [`${given.company} is given back: ${next}.`, `Next: baton lead show ${leadId}`];
    return { json: snakeKeys(given), lines };
  }
  if (given.outcome !== 'not_claimed') throw refusalFault(given, leadId);
  const message = `${given.company} is not claimed, so there is nothing to give back.`;
  throw new AppError('conflict.lead_not_claimed', message);
}
