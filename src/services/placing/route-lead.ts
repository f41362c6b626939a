/**
 * Routes one lead that is due for the router, in one transaction: the decision and all it causes.
 */
import { lockLead } from '../../db/leads/lead-store.ts';
import type { Context } from '../context.ts';
import { mayBePlaced } from '../steps/intake/look-again.ts';
import { joinTwin } from '../steps/merge/join-twin.ts';
import type { Placed, Trigger } from '../steps/placing/apply-decision.ts';
import { placeLead, rescoreLead } from '../steps/placing/place-lead.ts';
import { inStep } from '../steps/step.ts';

const ROUTER = { kind: 'system', part: 'router' } as const;

/** Null when the lead is gone, turned out to be another one, or somebody routed it first. */
export async function routeLead(ctx: Context, input: { leadId: string }): Promise<Placed | null> {
  return inStep(ctx, ROUTER, async (step) => {
    if (await joinTwin(step, input.leadId)) return null;
    const lead = await lockLead(ctx.db, step.tx, input.leadId);
    if (!lead?.routeAt || lead.routeAt > step.now) return null;
    if (!mayBePlaced(lead)) return rescoreLead(step, lead);
    return placeLead(step, lead, lead.routeTrigger as Trigger);
  });
}
