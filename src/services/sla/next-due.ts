/** Says when something will be due next, so that nobody waits for a tick. */
import { nextClockEventAt } from '../../db/delivery/clock-store.ts';
import { nextMessageAt } from '../../db/delivery/outbox-store.ts';
import { nextFetchAt } from '../../db/intake/fetch-store.ts';
import { nextEnrichAt } from '../../db/knowledge/enrichment-store.ts';
import { nextRouteAt } from '../../db/leads/lead-store.ts';
import { nextReviewAt } from '../../db/leads/quarantine-store.ts';
import { nextAbsenceAt } from '../../db/workspace/availability-store.ts';
import { nextMorningAt } from '../../db/workspace/taste-store.ts';
import type { Context } from '../context.ts';
import { nextLateFetchAt } from '../fetching/announce-late-fetches.ts';
import { nextAnnouncementAt } from '../outage/announce-outages.ts';
import { findOutage } from '../outage/find-outage.ts';

export async function nextDueAt(ctx: Context): Promise<Date | null> {
  const from = ctx.db.read;
  const clocksStand = (await findOutage(from, 'slack')) !== null;
  const dues = [
    await nextRouteAt(from),
    await nextEnrichAt(from),
    clocksStand ? null : await nextClockEventAt(from),
    clocksStand ? null : await nextReviewAt(from),
    clocksStand ? null : await nextMorningAt(from),
    await nextMessageAt(from),
    await nextAnnouncementAt(ctx),
    await nextFetchAt(from),
    await nextLateFetchAt(ctx),
    await nextAbsenceAt(from, ctx.clock.now()),
  ];
  const times = dues.filter((at) => at !== null).map((at) => at.getTime());
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}
