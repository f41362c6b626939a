/** Pages once when leads that were announced long ago are still not here, and once they are. */
import { countWaitingFetches } from '../../db/intake/fetch-store.ts';
import { deleteSetting, readSetting, writeSetting } from '../../db/workspace/settings-store.ts';
import type { Context } from '../context.ts';
import { audit, inStep, type Step } from '../steps/step.ts';
import { page } from '../steps/telling/tell-outage.ts';

const INTAKE = { kind: 'system', part: 'intake' } as const;
/** A provider that is away for a moment is nobody's news. */
export const FETCH_LATE_MS = 10 * 60_000;

/** Returns how many announcements were made: 0 or 1. */
export async function announceLateFetches(ctx: Context): Promise<number> {
  const known = await readSetting(ctx.db.read, 'fetches_late');
  const { oldest } = await countWaitingFetches(ctx.db.read);
  if (isLate(oldest, ctx.clock.now()) === (known !== null)) return 0;
  return inStep(ctx, INTAKE, async (step) => {
    await ctx.db.mutex(step.tx, 'fetches_late');
    return await tellChange(step);
  });
}

async function tellChange(step: Step): Promise<number> {
  const known = await readSetting(step.tx, 'fetches_late');
  const { n, oldest } = await countWaitingFetches(step.tx);
  if (oldest !== null && isLate(oldest, step.now)) {
    if (known !== null) return 0;
    const since = oldest.toISOString();
    await writeSetting(step.tx, 'fetches_late', { since });
    await audit(step, { action: 'fetch.late', subject: 'intake', data: { since, waiting: n } });
    await page(step, { kind: 'page.fetches_late', payload: { since, waiting: n } });
    return 1;
  }
  if (known === null) return 0;
  await deleteSetting(step.tx, 'fetches_late');
  await audit(step, { action: 'fetch.caught_up', subject: 'intake', data: known });
  const lastedMs = step.now.getTime() - Date.parse(known.since);
  await page(step, { kind: 'page.fetches_caught_up', payload: { lastedMs, waiting: n } });
  return 1;
}

function isLate(oldest: Date | null, now: Date): boolean {
  return oldest !== null && now.getTime() - oldest.getTime() >= FETCH_LATE_MS;
}

/** When people are to hear of what waits now; null where nothing waits, or they know. */
export async function nextLateFetchAt(ctx: Context): Promise<Date | null> {
  const { oldest } = await countWaitingFetches(ctx.db.read);
  if (oldest === null || (await readSetting(ctx.db.read, 'fetches_late'))) return null;
  return new Date(oldest.getTime() + FETCH_LATE_MS);
}
