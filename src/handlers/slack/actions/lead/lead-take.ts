import { leadTaken } from '../../../../blocks/answers/deed-answers.ts';
import { takeLead } from '../../../../services/ownership/take-lead.ts';
import { overrideAnswer } from '../../answers/override-answer.ts';
import type { Click } from '../click.ts';
import { showEscalation } from '../escalation/show-escalation.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { confirm } from '../refresh-home.ts';

/** Take it: the manager who presses has the lead from now on. */
export async function takeIt(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.lead) return sayOutOfDate(click);
  const was = await takeLead(ctx, { leadId: about.lead, actor });
  if (was.outcome !== 'given') return click.tell(overrideAnswer(was, 'you'));
  await showEscalation(click, about.lead);
  return confirm(click, leadTaken(was));
}
