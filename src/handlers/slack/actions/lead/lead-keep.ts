import { keepLead } from '../../../../services/closing/keep-lead.ts';
import { keepAnswer } from '../../answers/closing/keep-answer.ts';
import type { Click } from '../click.ts';
import { showEscalation } from '../escalation/show-escalation.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** It is fine: a lead that a rep called bad goes on. */
export async function keepIt(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.lead) return sayOutOfDate(click);
  const was = await keepLead(ctx, { leadId: about.lead, actor });
  if (was.outcome === 'kept') await showEscalation(click, about.lead);
  return click.tell(keepAnswer(was));
}
