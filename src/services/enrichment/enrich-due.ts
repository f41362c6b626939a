/** Asks providers about every lead that is due for it, several at once. */
import { listEnrichable } from '../../db/knowledge/enrichment-store.ts';
import { toAppError } from '../../errors.ts';
import type { FactSource } from '../../ports.ts';
import type { Context } from '../context.ts';
import { enrichLead } from './enrich-lead.ts';

/** What comes meanwhile waits for the slowest of these, which is a second or two at most. */
const AT_ONCE = 32;

/** Returns how many leads it asked about; one that fails is logged and does not stop the others. */
export async function enrichDue(ctx: Context, source: FactSource): Promise<number> {
  const leadIds = await listEnrichable(ctx.db.read, ctx.clock.now(), AT_ONCE);
  const asked = await Promise.all(leadIds.map((leadId) => tryToEnrich(ctx, { leadId, source })));
  return asked.filter(Boolean).length;
}

async function tryToEnrich(
  ctx: Context,
  input: { leadId: string; source: FactSource },
): Promise<boolean> {
  try {
    return (await enrichLead(ctx, input)) !== null;
  } catch (thrown) {
    const err = toAppError(thrown);
    const message = 'Looking up a lead failed; it is routed all the same and looked up later.';
    ctx.log.error({ leadId: input.leadId, code: err.code, err }, message);
    return false;
  }
}
