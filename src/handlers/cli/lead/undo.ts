import { AppError } from '../../../errors.ts';
import type { Context } from '../../../services/context.ts';
import { undoLast } from '../../../services/ownership/undo-last.ts';
import { findLeadId } from '../find.ts';
import { snakeKeys } from '../format.ts';
import { anyOf } from '../plain-words.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';

/** From here only a change of owner can be taken back: a shell claims and declines nothing. */
export async function undo(ctx: Context, { deps }: Shell, id: string): Promise<Answer> {
  const leadId = await findLeadId(ctx, id);
  const undone = await undoLast(ctx, { leadId, actor: deps.actor });
  switch (undone.outcome) {
    case 'override_undone': {
      const { company, to, owns } = undone;
      const who = anyOf(to ?? 'nobody');
      const has = owns ? `is with ${who} again` : `is offered to ${who}`;
      const lines = [
        `Taken back: ${company} ${to ? has : 'is with nobody now'}.`,
        `Next: baton lead show ${leadId}`,
      ];
      return { json: snakeKeys(undone), lines };
    }
    case 'worked_on':
      throw new AppError(
        'conflict.lead_worked_on',
        `${anyOf(undone.by)} is at work on ${undone.company} already; use \`baton lead assign\`.`,
      );
    case 'stranger':
    case 'unknown_lead':
    case 'not_permitted':
      throw refusalFault(undone, leadId);
    default:
      throw new AppError(
        'conflict.nothing_to_undo',
        `${undone.company} was not given to anybody by hand; nothing changed.`,
      );
  }
}
