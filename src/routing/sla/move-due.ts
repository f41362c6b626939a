/** Gives a running clock another due instant, and moves what follows it along. */
import type { ClockEvent } from '../model/offer.ts';
import type { ClockPlan } from './plan-clock.ts';

/** What is over stays over; a reminder stands only while it is ahead and the end has not moved. */
export function moveDue(plan: ClockPlan, dueAt: Date, now: Date): ClockPlan {
  const byMs = dueAt.getTime() - plan.dueAt.getTime();
  const events = plan.events
    .filter((event) => event.do !== 'remind' || (byMs === 0 && new Date(event.at) > now))
    .map((event) => ({ ...event, at: movedBy(event, byMs) }));
  return { dueAt, events };
}

/** A clock that was stopped runs on: to where it was due, and for `leastMs` at least. */
export function resumeClock(plan: ClockPlan, now: Date, leastMs: number): ClockPlan {
  const leastAt = now.getTime() + leastMs;
  return moveDue(plan, new Date(Math.max(plan.dueAt.getTime(), leastAt)), now);
}

function movedBy({ at }: ClockEvent, byMs: number): string {
  return new Date(Date.parse(at) + byMs).toISOString();
}
