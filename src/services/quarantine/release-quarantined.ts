/** Releases a lead from quarantine on a manager's word: it goes where the policy sends it. */
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import type { Refusal } from '../steps/permission.ts';
import { type Cleared, clearLead } from '../steps/quarantine/clear-lead.ts';
import { inStep } from '../steps/step.ts';
import { lockQuarantined, type NotQuarantined } from './outcomes.ts';

export type ReleaseOutcome =
  | ({ outcome: 'released'; leadId: string; company: string } & Cleared)
  | NotQuarantined
  | Refusal;

export async function releaseQuarantined(
  ctx: Context,
  { leadId, actor }: { leadId: string; actor: Actor },
): Promise<ReleaseOutcome> {
  return inStep(ctx, actor, async (step) => {
    const found = await lockQuarantined(step, leadId);
    if (found.outcome !== 'waits') return found;
    const { id, company } = found.lead;
    return { outcome: 'released', leadId: id, company, ...(await clearLead(step, found.lead)) };
  });
}
