import { AppError } from '../../../errors.ts';
import { mergeLeads } from '../../../services/closing/merge-leads.ts';
import type { Context } from '../../../services/context.ts';
import { findAskedId, findLeadId } from '../find.ts';
import { snakeKeys } from '../format.ts';
import { haveIt } from '../plain-words.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';

export async function merge(
  ctx: Context,
  { deps }: Shell,
  { from, into }: { from: string; into: string },
): Promise<Answer> {
  const fromId = await findAskedId(ctx, from);
  const intoId = await findLeadId(ctx, into);
  const was = await mergeLeads(ctx, { fromId, intoId, actor: deps.actor });
  switch (was.outcome) {
    case 'merged': {
      const has = was.rep === null ? '' : ` ${haveIt(was.rep)}.`;
      const lines = [
        `${was.company} is one lead now: ${was.leadId}.${has}`,
        `${fromId} stays valid as another name of it.`,
        `Next: baton lead show ${was.leadId}`,
      ];
      return { json: snakeKeys({ ...was, alias: fromId }), lines };
    }
    case 'same_lead':
      throw new AppError('conflict.same_lead', 'Both are the same lead; nothing was changed.');
    case 'already_merged': {
      const message = `${fromId} was merged before, into ${was.leadId}; nothing was changed.`;
      throw new AppError('conflict.lead_merged', message, { details: { into: was.leadId } });
    }
    case 'already_closed': {
      const message = `${was.company} is closed; merge the other way round, or restore it first.`;
      throw new AppError('conflict.lead_closed', message);
    }
    case 'test_and_real': {
      const message = 'One of them is a test and the other is real; nothing was changed.';
      throw new AppError('conflict.test_and_real', message);
    }
    default:
      throw refusalFault(was, fromId);
  }
}
