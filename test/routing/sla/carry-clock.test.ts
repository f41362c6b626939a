import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/routing/availability/calendar.ts';
import { carryClock } from '../../../src/routing/sla/carry-clock.ts';
import { takeDueEvents } from '../../../src/routing/sla/due-events.ts';
import { planTouchClock } from '../../../src/routing/sla/plan-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ALWAYS: Calendar = { hours: 'always', timeZone: 'UTC', holidays: new Set() };
const OFFICE: Calendar = {
  hours: { 'mon-fri': ['09:00-13:00', '14:00-17:00'] },
  timeZone: 'Europe/Madrid',
  holidays: new Set(['2026-12-08']),
};
const WEDNESDAY = new Date('2026-11-25T10:00:00Z');
const later = (from: Date, ms: number) => new Date(from.getTime() + ms);

const clockIn = (calendar: Calendar, by: number | Date = 4 * HOUR) => ({
  ...planTouchClock({ by, calendar, startedAt: WEDNESDAY }),
  fired: 0,
});

describe('a clock that stands', () => {
  it('has as much working time left afterwards as before', () => {
    const clock = clockIn(OFFICE);
    const from = later(WEDNESDAY, HOUR);
    const to = new Date('2026-11-27T08:00:00Z');
    const carried = carryClock(clock, { calendar: OFFICE, from, to });
    expect(clock.dueAt).toEqual(new Date('2026-11-25T15:00:00Z'));
    expect(carried.dueAt).toEqual(new Date('2026-11-27T11:00:00Z'));
    expect(carried.events.map(({ at }) => at)).toEqual([
      '2026-11-27T10:12:00.000Z',
      '2026-11-27T11:00:00.000Z',
      '2026-11-27T11:36:00.000Z',
    ]);
    expect(carried.nextEventAt).toEqual(new Date('2026-11-27T10:12:00Z'));
  });

  it('keeps what has fired where it was, and a breach that is over due when it was', () => {
    const clock = { ...clockIn(ALWAYS), fired: 2 };
    const from = later(clock.dueAt, MINUTE);
    const carried = carryClock(clock, { calendar: ALWAYS, from, to: later(from, HOUR) });
    expect(carried.dueAt).toEqual(clock.dueAt);
    expect(carried.events.slice(0, 2)).toEqual(clock.events.slice(0, 2));
    expect(carried.events[2]?.at).toBe(later(clock.dueAt, 96 * MINUTE).toISOString());
  });

  it('has nothing ahead where everything has fired', () => {
    const clock = { ...clockIn(ALWAYS), fired: 3 };
    const to = later(WEDNESDAY, HOUR);
    expect(carryClock(clock, { calendar: ALWAYS, from: WEDNESDAY, to })).toEqual({
      dueAt: clock.dueAt,
      events: clock.events,
      nextEventAt: null,
    });
  });

  it('never brings an instant that was picked forward', () => {
    const saturday = new Date('2026-11-28T12:00:00Z');
    const clock = clockIn(OFFICE, saturday);
    const from = later(WEDNESDAY, 8 * HOUR);
    const to = later(from, 4 * HOUR);
    expect(carryClock(clock, { calendar: OFFICE, from, to }).dueAt).toEqual(saturday);
  });
});

describe('whatever happens to a clock that stands', () => {
  const calendar = fc.constantFrom(ALWAYS, OFFICE);
  const windowMs = fc.integer({ min: MINUTE, max: 60 * HOUR });
  const stretch = fc.record({
    passed: fc.integer({ min: 0, max: 100 * HOUR }),
    asleep: fc.integer({ min: 1, max: 14 * 24 * HOUR }),
    woken: fc.integer({ min: 0, max: 14 * 24 * HOUR }),
  });

  it('fires nothing before its end, and each event once, in order', () => {
    fc.assert(
      fc.property(calendar, windowMs, stretch, (its, by, { passed, asleep }) => {
        const plan = planTouchClock({ by, calendar: its, startedAt: WEDNESDAY });
        const from = later(WEDNESDAY, passed);
        const before = takeDueEvents({ events: plan.events, fired: 0 }, from);
        const to = later(from, asleep);
        const carried = carryClock({ ...plan, fired: before.fired }, { calendar: its, from, to });
        const asleepStill = later(to, -1);
        expect(takeDueEvents({ ...carried, fired: before.fired }, asleepStill).due).toEqual([]);
        const ahead = carried.events.slice(before.fired).map(({ at }) => Date.parse(at));
        expect(ahead).toEqual(ahead.toSorted((a, b) => a - b));
        const rest = takeDueEvents({ ...carried, fired: before.fired }, later(to, 400 * 24 * HOUR));
        expect(rest.fired).toBe(plan.events.length);
      }),
    );
  });

  it('is as it was before once it is woken at once, and never late for being woken early', () => {
    fc.assert(
      fc.property(calendar, windowMs, stretch, (its, by, { passed, asleep, woken }) => {
        const plan = planTouchClock({ by, calendar: its, startedAt: WEDNESDAY });
        const from = later(WEDNESDAY, passed);
        const { fired } = takeDueEvents({ events: plan.events, fired: 0 }, from);
        const clock = { ...plan, fired };
        const to = later(from, asleep);
        const carried = { ...carryClock(clock, { calendar: its, from, to }), fired };
        const back = carryClock(carried, { calendar: its, from: to, to: from });
        expect(back.dueAt).toEqual(plan.dueAt);
        expect(back.events).toEqual(plan.events);
        const early = later(from, Math.min(woken, asleep));
        const went = carryClock(carried, { calendar: its, from: to, to: early });
        expect(went.dueAt <= carried.dueAt).toBe(true);
      }),
    );
  });
});
