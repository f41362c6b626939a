/** Puts right how far contact with the person of a lead has come: the one way it goes back. */
import { updateLead } from '../../db/leads/lead-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Engagement } from '../../routing/model/working/engagement.ts';
import type { Context } from '../context.ts';
import { lockForOwner } from '../steps/lock-permitted.ts';
import type { OwnerRefusal } from '../steps/ownership/offered-to-them.ts';
import { audit, inStep } from '../steps/step.ts';

export type EngagementOutcome =
  | { outcome: 'set'; leadId: string; company: string; engagement: Engagement; was: Engagement }
  | { outcome: 'unchanged'; company: string; engagement: Engagement }
  | OwnerRefusal;

/** It says what happened and does nothing else: no clock stops for it. */
export async function setEngagement(
  ctx: Context,
  input: { leadId: string; engagement: Engagement; actor: Actor },
): Promise<EngagementOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForOwner(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { id: leadId, company, engagement: was } = found.lead;
    const { engagement } = input;
    if (engagement === was) return { outcome: 'unchanged', company, engagement };
    await updateLead(step.tx, leadId, { engagement });
    const data = { engagement, was };
    await audit(step, { action: 'lead.engagement_set', subject: leadId, leadId, data });
    return { outcome: 'set', leadId, company, engagement, was };
  });
}
