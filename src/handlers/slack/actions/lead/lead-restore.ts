import { restoreLead } from '../../../../services/closing/restore-lead.ts';
import { restoreAnswer } from '../../answers/undo-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { refreshHome } from '../refresh-home.ts';

/** Restore and Reopen: a closed lead goes back to its owner or to the router. */
export async function restoreClosed(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.lead) return sayOutOfDate(click);
  const answer = restoreAnswer(await restoreLead(ctx, { leadId: about.lead, actor }), click.reader);
  return click.spot ? refreshHome(click, answer) : click.tell(answer);
}
