import { describe, expect, it } from 'vitest';
import type { ClockEvent } from '../../../src/routing/model/offer.ts';
import { reminderShare, upcomingEvents } from '../../../src/routing/sla/upcoming-events.ts';

const START = Date.UTC(2026, 10, 23, 10);
const minute = (minutes: number) => new Date(START + minutes * 60_000);
const event = (what: ClockEvent['do'], minutes: number): ClockEvent => ({
  do: what,
  at: minute(minutes).toISOString(),
});
const EVENTS = [
  event('remind', 7),
  event('remind', 12),
  event('breach', 15),
  event('escalate', 15),
  event('reroute', 17),
];

interface Asked {
  fired?: number;
  now?: number;
  from?: number;
  until: number;
}

function upcoming({ fired = 0, now = 0, from = now, until }: Asked) {
  const span = { now: minute(now), from: minute(from), until: minute(until) };
  const found = upcomingEvents({ events: EVENTS, fired }, span);
  return found && [found.next.do, found.events.length];
}

describe('from now on', () => {
  it('the next event comes with all that follow within the window', () => {
    expect(upcoming({ until: 60 })).toEqual(['remind', 5]);
    expect(upcoming({ until: 12 })).toEqual(['remind', 2]);
    expect(upcoming({ fired: 2, now: 13, until: 15 })).toEqual(['breach', 2]);
  });

  it('nothing is within a window that ends before the next event', () => {
    expect(upcoming({ until: 6.9 })).toBeNull();
    expect(upcoming({ fired: 5, until: 60 })).toBeNull();
  });

  it('what is overdue is next, and a reminder that was overtaken is gone', () => {
    expect(upcoming({ now: 8, until: 8 })).toEqual(['remind', 1]);
    expect(upcoming({ now: 16, until: 16 })).toEqual(['breach', 2]);
  });
});

describe('from a later time on', () => {
  it('what comes before has happened by then', () => {
    expect(upcoming({ from: 8, until: 60 })).toEqual(['remind', 4]);
    expect(upcoming({ from: 15, until: 60 })).toEqual(['breach', 3]);
    expect(upcoming({ from: 16, until: 60 })).toEqual(['reroute', 1]);
  });

  it('the clock is over once the next rep was asked', () => {
    const events = [event('reroute', 5), event('escalate', 30)];
    const span = { now: minute(0), from: minute(10), until: minute(60) };
    expect(upcomingEvents({ events, fired: 0 }, span)).toBeNull();
    const all = upcomingEvents({ events, fired: 0 }, { ...span, from: minute(0) });
    expect(all?.events).toEqual([events[0]]);
  });
});

function shareOf(index: number, shares: number[]): number | null {
  const chosen = EVENTS[index];
  if (!chosen) throw new Error('no such event');
  return reminderShare(chosen, { events: EVENTS, shares });
}

describe('the share of a reminder', () => {
  it('is that of the policy, in order', () => {
    expect(shareOf(0, [0.8, 0.5])).toBe(0.5);
    expect(shareOf(1, [0.8, 0.5])).toBe(0.8);
  });

  it('is not told for other events, nor where a reminder was left out', () => {
    expect(shareOf(2, [0.5, 0.8])).toBeNull();
    expect(shareOf(0, [0.5])).toBeNull();
  });
});
