/** Lets the clocks go on after an outage: what lies ahead moves by the time they stood still. */
import { setImmediate as turn } from 'node:timers/promises';
import {
  type ClockRecord,
  listRunningClocks,
  shiftClock,
} from '../../../db/delivery/clock-store.ts';
import { loadSnoozeEnds } from '../../../db/delivery/snooze-store.ts';
import { moveDueOf } from '../../../db/leads/offer-store.ts';
import { redrawEscalation, redrawOffer } from '../offer/end-offer.ts';
import type { Step } from '../step.ts';

const BATCH = 200;

/** Returns how many clocks moved. */
export async function resumeClocks(step: Step, since: Date): Promise<number> {
  let moved = 0;
  const snoozes = await loadSnoozeEnds(step.tx);
  for (let after = ''; ; ) {
    const clocks = await listRunningClocks(step.tx, { after, limit: BATCH });
    for (const clock of clocks) {
      const stoodFrom = stoppedAt(clock, { since, snoozedUntil: snoozes.get(clock.leadId) });
      if (await resume(step, clock, stoodFrom)) moved += 1;
    }
    const last = clocks.at(-1);
    if (!last || clocks.length < BATCH) return moved;
    after = last.id;
    // Thousands of clocks in one transaction must not starve the sockets of this process.
    await turn();
  }
}

/**
 * A clock that started during the outage stood still from its own start, and one of a snoozed lead
 * from the end of the snooze, which itself stays where it is: it is an instant that was named.
 */
function stoppedAt(
  { kind, startedAt }: ClockRecord,
  { since, snoozedUntil }: { since: Date; snoozedUntil: Date | undefined },
): number {
  if (kind === 'snooze') return Infinity;
  return Math.max(since.getTime(), startedAt.getTime(), snoozedUntil?.getTime() ?? 0);
}

async function resume(step: Step, clock: ClockRecord, stoodFrom: number): Promise<boolean> {
  const stoodMs = step.now.getTime() - stoodFrom;
  if (stoodMs <= 0 || !clock.nextEventAt) return false;
  const later = (at: Date) => new Date(at.getTime() + stoodMs);
  const isRunning = clock.state === 'running';
  const dueAt = isRunning ? later(clock.dueAt) : clock.dueAt;
  // The offers before their clock, as a claim takes them: the two must not wait for each other.
  const isClaim = isRunning && clock.kind === 'claim';
  const offers = isClaim ? await moveDueOf(step.tx, clock.assignmentId, dueAt) : [];
  const events = clock.events.map((event, index) =>
    index < clock.fired ? event : { ...event, at: later(new Date(event.at)).toISOString() },
  );
  const shifted = { dueAt, events, nextEventAt: later(clock.nextEventAt) };
  if (!(await shiftClock(step.tx, clock, shifted))) return false;
  for (const offer of offers) if (offer.deliveredAt !== null) await redrawOffer(step, offer);
  await redrawEscalation(step, clock.leadId);
  return true;
}
