/** Routes every lead the router should look at now, the most urgent first. */
import { listRoutable, postponeRoute } from '../../db/leads/lead-store.ts';
import { toAppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { routeLead } from './route-lead.ts';

const BATCH = 100;

/**
 * Returns how many leads it routed; one that fails is logged and does not stop the others. One
 * after the other: at the start of a shift the first place goes to the most urgent lead, not to the
 * one whose connection was quickest.
 */
export async function routeDue(ctx: Context): Promise<number> {
  let routed = 0;
  for (const leadId of await listRoutable(ctx.db.read, ctx.clock.now(), BATCH)) {
    if (await tryToRoute(ctx, leadId)) routed += 1;
  }
  return routed;
}

async function tryToRoute(ctx: Context, leadId: string): Promise<boolean> {
  try {
    return (await routeLead(ctx, { leadId })) !== null;
  } catch (thrown) {
    const err = toAppError(thrown);
    ctx.log.error({ leadId, code: err.code, err }, 'Routing failed; the lead is tried again.');
    await ctx.db.tx((tx) => postponeRoute(tx, leadId, ctx.clock.now()));
    return false;
  }
}
