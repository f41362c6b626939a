import { AppError } from '../../../errors.ts';
import { restoreLead } from '../../../services/closing/restore-lead.ts';
import type { Context } from '../../../services/context.ts';
import { findLeadId } from '../find.ts';
import { snakeKeys } from '../format.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';

export async function restore(ctx: Context, { deps }: Shell, id: string): Promise<Answer> {
  const leadId = await findLeadId(ctx, id);
  const restored = await restoreLead(ctx, { leadId, actor: deps.actor });
  switch (restored.outcome) {
    case 'restored': {
      const { company, owner } = restored;
      const how = owner
        ? `is with ${owner} again`
        : 'is open again, and the router looks for a rep';
      const lines = [`${company} ${how}.`, `Next: baton lead show ${leadId}`];
      return { json: snakeKeys(restored), lines };
    }
    case 'not_closed':
      throw new AppError(
        'conflict.lead_open',
        `${restored.company} is not closed; nothing changed.`,
      );
    case 'suppressed':
      throw new AppError(
        'policy.suppressed',
        `Nobody is to contact ${restored.company} (${restored.why}). Take them off suppressions.csv first.`,
      );
    case 'goes_on_elsewhere': {
      const why = restored.merged ? 'was merged into' : 'goes on in';
      const message = `${restored.company} ${why} ${restored.leadId}; nothing changed.`;
      const details = { lead: restored.leadId };
      throw new AppError('conflict.lead_elsewhere', message, { details });
    }
    default:
      throw refusalFault(restored, leadId);
  }
}
