/**
 * Ends an outage in one transaction: clocks go on where they stood, and what waits leaves at once.
 */
import { hastenMessages } from '../../db/delivery/outbox-store.ts';
import { deleteSetting, type Outage } from '../../db/workspace/settings-store.ts';
import type { Context } from '../context.ts';
import { resumeClocks } from '../steps/sla/resume-clocks.ts';
import { keepStandStill } from '../steps/sla/stand-still.ts';
import { audit, type Step } from '../steps/step.ts';
import { tellOfAccess, tellOutage } from '../steps/telling/tell-outage.ts';
import { findOutage, OUTAGE_KEYS, type Watched } from './find-outage.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;
/** Ten thousand clocks take about a second on SQLite, and several on a slow PostgreSQL. */
const DEADLINE_MS = 60_000;

/** Nothing when it was not down, or when another process ended it first. */
export async function endOutage(ctx: Context, destination: Watched): Promise<void> {
  if (!(await findOutage(ctx.db.read, destination))) return;
  await ctx.db.tx(
    async (tx) => {
      await ctx.db.mutex(tx, 'outage');
      const outage = await findOutage(tx, destination);
      if (!outage) return;
      const now = ctx.clock.now();
      await deleteSetting(tx, OUTAGE_KEYS[destination]);
      await hastenMessages(tx, { destination, now });
      await end({ ctx, tx, now, actor: OUTBOX }, destination, outage);
    },
    { deadlineMs: DEADLINE_MS },
  );
  ctx.wake();
}

async function end(step: Step, destination: Watched, outage: Outage): Promise<void> {
  const since = new Date(outage.since);
  const lastedMs = Math.max(0, step.now.getTime() - since.getTime());
  let clocks = 0;
  if (destination === 'slack') {
    clocks = await resumeClocks(step, since);
    await keepStandStill(step, since);
  }
  await audit(step, {
    action: `${destination}.up`,
    subject: destination,
    data: { kind: outage.kind, since: outage.since, lasted_ms: lastedMs, clocks },
  });
  if (destination === 'slack' && outage.kind === 'revoked') await tellOfAccess(step, lastedMs);
  if (outage.told) await tellOutage(step, { destination, news: 'up', outage });
}
