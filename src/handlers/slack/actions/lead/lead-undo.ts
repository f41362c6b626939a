import { undoLast } from '../../../../services/ownership/undo-last.ts';
import { undoAnswer } from '../../answers/undo-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** Undo, under the answer to a change of owner. */
export async function undoOwner(click: Click): Promise<unknown> {
  const { ctx, actor, about, reader } = click;
  if (!about.lead) return sayOutOfDate(click);
  return click.tell(undoAnswer(await undoLast(ctx, { leadId: about.lead, actor }), reader));
}
