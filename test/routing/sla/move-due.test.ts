import { expect, test } from 'vitest';
import type { ClockEvent } from '../../../src/routing/model/offer.ts';
import { moveDue, resumeClock } from '../../../src/routing/sla/move-due.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 10, minutes));
const event = (what: ClockEvent['do'], minutes: number) => ({
  do: what,
  at: at(minutes).toISOString(),
});
const plan = {
  dueAt: at(15),
  events: [event('remind', 5), event('remind', 10), event('breach', 15), event('reroute', 17)],
};

test('what follows the end moves with it, and no reminder comes again', () => {
  expect(moveDue(plan, at(20), at(12))).toEqual({
    dueAt: at(20),
    events: [event('breach', 20), event('reroute', 22)],
  });
});

test('a clock that runs on to its old end keeps the reminders ahead', () => {
  expect(resumeClock(plan, at(7), 120_000)).toEqual({
    dueAt: at(15),
    events: [event('remind', 10), event('breach', 15), event('reroute', 17)],
  });
});

test('a clock that was nearly over, or over, runs for the least time', () => {
  for (const now of [at(14), at(16)]) {
    const resumed = resumeClock(plan, now, 120_000);
    expect(resumed.dueAt.getTime()).toBe(now.getTime() + 120_000);
    expect(resumed.events.map((one) => one.do)).toEqual(['breach', 'reroute']);
  }
});
