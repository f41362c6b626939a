import { acknowledgeEscalation } from '../../../../services/sla/acknowledge-escalation.ts';
import { onItAnswer } from '../../answers/escalation/on-it-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { showEscalation } from './show-escalation.ts';

/** I am on it: the others need not wonder, and the ladder waits. */
export async function beOnIt(click: Click): Promise<unknown> {
  const { ctx, actor, about, reader } = click;
  if (!about.lead) return sayOutOfDate(click);
  const was = await acknowledgeEscalation(ctx, { leadId: about.lead, actor });
  await showEscalation(click, about.lead);
  return click.tell(onItAnswer(was, reader));
}
