import { AppError } from '../../../../errors.ts';
import { keepLead } from '../../../../services/closing/keep-lead.ts';
import type { Context } from '../../../../services/context.ts';
import { findLeadId } from '../../find.ts';
import { snakeKeys } from '../../format.ts';
import { anyOf } from '../../plain-words.ts';
import { refusalFault } from '../../refusal.ts';
import type { Answer, Shell } from '../../shell.ts';

export async function keep(ctx: Context, { deps }: Shell, id: string): Promise<Answer> {
  const leadId = await findLeadId(ctx, id);
  const was = await keepLead(ctx, { leadId, actor: deps.actor });
  if (was.outcome === 'kept') {
    const who = was.rep === null ? 'it waits for somebody' : `${anyOf(was.rep)} ${has(was.owns)}`;
    const lines = [`${was.company} is fine: ${who}.`, `Next: baton lead show ${leadId}`];
    return { json: snakeKeys(was), lines };
  }
  if (was.outcome !== 'not_called_bad') throw refusalFault(was, leadId);
  const message = `Nobody calls ${was.company} bad, or it is settled; nothing changed.`;
  throw new AppError('conflict.lead_not_called_bad', message);
}

function has(owns: boolean): string {
  return owns ? 'has it again' : 'is asked now';
}
