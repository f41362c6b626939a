/** Reads the figures that operators watch: what waits, how old it is, what was given up. */
import { nextClockEventAt } from '../../db/delivery/clock-store.ts';
import { countUnanswered } from '../../db/delivery/ladder-store.ts';
import { countMessages } from '../../db/delivery/outbox-store.ts';
import { countWaitingFetches } from '../../db/intake/fetch-store.ts';
import { countByState, nextRouteAt } from '../../db/leads/lead-store.ts';
import type { Context } from '../context.ts';
import { findOutage } from '../outage/find-outage.ts';

export interface Measures {
  leads: Record<string, number>;
  outbox: { destination: string; state: string; n: number; oldestMs: number }[];
  /** How late the oldest unfired clock event and unrouted lead are; 0 when nothing is late. */
  slaLateMs: number;
  routeLateMs: number;
  /** Leads that were announced and not fetched yet, and for how long the oldest waits. */
  fetches: { n: number; oldestMs: number };
  /** Leads nobody answered for although the last level was told, and since when. */
  unanswered: { n: number; oldestMs: number };
}

export async function measure(ctx: Context): Promise<Measures> {
  const from = ctx.db.read;
  const now = ctx.clock.now().getTime();
  const late = (at: Date | null) => (at ? Math.max(0, now - at.getTime()) : 0);
  const outbox = (await countMessages(from)).map(({ oldest, ...row }) => ({
    ...row,
    oldestMs: late(oldest),
  }));
  const { n, oldest } = await countWaitingFetches(from);
  const unanswered = await countUnanswered(from, ctx.clock.now());
  const clocksStand = (await findOutage(from, 'slack')) !== null;
  return {
    leads: await countByState(from),
    outbox,
    slaLateMs: clocksStand ? 0 : late(await nextClockEventAt(from)),
    routeLateMs: late(await nextRouteAt(from)),
    fetches: { n, oldestMs: late(oldest) },
    unanswered: { n: unanswered.n, oldestMs: late(unanswered.oldest) },
  };
}
