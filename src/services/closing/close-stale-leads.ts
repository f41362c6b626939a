/**
 * Closes as stale what nobody has done anything about for as long as the policy says, and test
 * leads after a day.
 */
import { type IdleLead, listStale, listTestsBefore } from '../../db/leads/idle-leads.ts';
import { type LeadRecord, lockLead } from '../../db/leads/lead-store.ts';
import { toAppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { endLead } from '../steps/closing/end-lead.ts';
import { idleSince } from '../steps/closing/idle-since.ts';
import { stoodStillMs } from '../steps/sla/stand-still.ts';
import { inStep, promise, type Step } from '../steps/step.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';

const CLOCK = { kind: 'system', part: 'clock' } as const;
const BATCH = 100;
const TEST_LIFE_MS = 86_400_000;

/** Returns how many it closed. */
export async function closeStaleLeads(ctx: Context): Promise<number> {
  const idleMs = (await loadLivePolicy(ctx))?.compiled.closeAfterMs ?? 0;
  const stale = idleMs === 0 ? 0 : await closeAll(ctx, { idleMs, list: listStale });
  return stale + (await closeAll(ctx, { idleMs: TEST_LIFE_MS, list: listTestsBefore }));
}

interface Which {
  idleMs: number;
  list: typeof listStale;
}

/** A lead that fails is logged and left for the next hour; each batch starts behind the last. */
async function closeAll(ctx: Context, { idleMs, list }: Which): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - idleMs);
  let closed = 0;
  for (let after = ''; ; ) {
    const found = await list(ctx.db.read, { before, after, limit: BATCH });
    for (const one of found) if (await tryToClose(ctx, one, idleMs)) closed += 1;
    after = found.at(-1)?.id ?? after;
    if (found.length < BATCH) return closed;
  }
}

async function tryToClose(ctx: Context, found: IdleLead, idleMs: number): Promise<boolean> {
  try {
    return await inStep(ctx, CLOCK, (step) => closeOne(step, found, idleMs));
  } catch (thrown) {
    const err = toAppError(thrown);
    ctx.log.error({ leadId: found.id, code: err.code, err }, 'A stale lead could not be closed.');
    return false;
  }
}

/** While Slack was down nobody could do anything about it. */
async function isStale({ tx, now }: Step, lead: LeadRecord, idleMs: number): Promise<boolean> {
  const since = idleSince(lead);
  const idleForMs = now.getTime() - since.getTime() - (await stoodStillMs(tx, { since, now }));
  return idleForMs >= idleMs;
}

/** Whatever happened to it since it was found makes it another version, and no longer stale. */
async function closeOne(step: Step, found: IdleLead, idleMs: number): Promise<boolean> {
  const lead = await lockLead(step.ctx.db, step.tx, found.id);
  if (lead?.version !== found.version) return false;
  if (!lead.test && !(await isStale(step, lead, idleMs))) return false;
  await endLead(step, lead, { closeAs: 'stale' });
  if (lead.test || !lead.ownerId) return true;
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId: lead.id,
    stream: `stale:${lead.id}`,
    payload: { notice: 'stale', repId: lead.ownerId, idleMs },
  });
  return true;
}
