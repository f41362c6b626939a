import { because } from '../../../../routing/model/reasons.ts';
import { overrideAssignment } from '../../../../services/ownership/override-assignment.ts';
import { overrideAnswer } from '../../answers/override-answer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { showEscalation } from './show-escalation.ts';

/** Give it back to Ana: another chance for the rep whose time ended. */
export async function giveMissedBack(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.lead || !about.rep) return sayOutOfDate(click);
  const reason = { code: 'another_chance', words: because('given.another_chance') };
  const giving = { leadId: about.lead, toRepId: about.rep, reason, final: false, actor };
  const was = await overrideAssignment(ctx, giving);
  if (was.outcome === 'given') await showEscalation(click, about.lead);
  return click.tell(overrideAnswer(was, about.rep));
}
