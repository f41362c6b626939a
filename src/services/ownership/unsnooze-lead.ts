/** Wakes a snoozed lead before its time, for its owner and managers. */
import { findSnooze } from '../../db/delivery/snooze-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { lockForOwner } from '../steps/lock-permitted.ts';
import type { OwnerRefusal } from '../steps/ownership/offered-to-them.ts';
import { wakeLead } from '../steps/snooze/wake-lead.ts';
import { inStep } from '../steps/step.ts';

export type UnsnoozeOutcome =
  | { outcome: 'woken'; leadId: string; company: string }
  /** It is awake already: nothing was changed. */
  | { outcome: 'not_snoozed'; company: string }
  | OwnerRefusal;

export async function unsnoozeLead(
  ctx: Context,
  input: { leadId: string; actor: Actor },
): Promise<UnsnoozeOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForOwner(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { id: leadId, company } = found.lead;
    if (!(await findSnooze(step.tx, leadId))) return { outcome: 'not_snoozed', company };
    await wakeLead(step, found.lead, 'by_hand');
    return { outcome: 'woken', leadId, company };
  });
}
