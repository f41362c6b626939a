/** Tells people about an outage once it has lasted long enough to be worth their sleep. */
import { type Outage, writeSetting } from '../../db/workspace/settings-store.ts';
import type { Context } from '../context.ts';
import { inStep } from '../steps/step.ts';
import { tellOutage } from '../steps/telling/tell-outage.ts';
import { findOutage, OUTAGE_KEYS, type Watched } from './find-outage.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;
/** Rows wait meanwhile and lose nothing; a CRM that is away delays nobody's claim. */
const PATIENCE_MS: Record<Watched, number> = { slack: 2 * 60_000, crm: 15 * 60_000 };
const DESTINATIONS: Watched[] = ['slack', 'crm'];

/** Once an outage. Returns how many were announced. */
export async function announceOutages(ctx: Context): Promise<number> {
  let announced = 0;
  for (const destination of DESTINATIONS) {
    if (!isReady(await findOutage(ctx.db.read, destination), destination, ctx)) continue;
    announced += await inStep(ctx, OUTBOX, async (step) => {
      await ctx.db.mutex(step.tx, 'outage');
      const outage = await findOutage(step.tx, destination);
      if (!isReady(outage, destination, ctx)) return 0;
      await writeSetting(step.tx, OUTAGE_KEYS[destination], { ...outage, told: true });
      await tellOutage(step, { destination, news: 'down', outage });
      return 1;
    });
  }
  return announced;
}

function isReady(outage: Outage | null, of: Watched, { clock }: Context): outage is Outage {
  return outage !== null && !outage.told && announceAt(outage, of) <= clock.now();
}

/** When people are to hear of it; nobody can mend a lost access but they, so at once. */
export function announceAt(outage: Outage, destination: Watched): Date {
  const patienceMs = outage.kind === 'revoked' ? 0 : PATIENCE_MS[destination];
  return new Date(Date.parse(outage.since) + patienceMs);
}

/** Null when there is nothing left to announce. */
export async function nextAnnouncementAt(ctx: Context): Promise<Date | null> {
  const times: Date[] = [];
  for (const destination of DESTINATIONS) {
    const outage = await findOutage(ctx.db.read, destination);
    if (outage && !outage.told) times.push(announceAt(outage, destination));
  }
  return times.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
