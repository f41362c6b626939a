import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addBusinessMs,
  businessMsBetween,
  type Calendar,
  closingAfter,
  isOpen,
  nextOpening,
} from '../../../src/routing/availability/calendar.ts';
import type { Hours } from '../../../src/routing/model/workspace/roster.ts';

const MINUTE = 60_000;
const DAY = 1_440;
const WINDOW = 2 * DAY;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Zones with a change of their clocks in 2026, and one without. */
const CHANGES: [string, string][] = [
  ['Europe/Madrid', '2026-03-29T01:00Z'],
  ['Europe/Madrid', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/Santiago', '2026-09-06T04:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Africa/Casablanca', '2026-03-22T02:00Z'],
  ['Asia/Kathmandu', '2026-02-28T12:00Z'],
];

const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const minutes = quarter * 15;
  return [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
});
const span = fc.tuple(clock, fc.oneof(clock, fc.constant('24:00'))).map((ends) => ends.join('-'));
const hours: fc.Arbitrary<Hours> = fc.dictionary(
  fc.constantFrom('mon', 'sun', 'sat', 'mon-fri', 'sat-mon', 'sun-wed', 'mon-sun'),
  fc.array(span, { maxLength: 3 }),
  { maxKeys: 3 },
);
const holidays = fc.array(
  fc.constantFrom(
    '2026-03-29',
    '2026-10-25',
    '2026-10-26',
    '2026-03-08',
    '2026-10-04',
    '2026-03-01',
  ),
);
const situation = fc
  .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -1.5 * DAY, max: 0 }), hours, holidays)
  .map(([[timeZone, change], shift, week, dates]) => ({
    calendar: { hours: week, timeZone, holidays: new Set(dates) },
    from: Date.parse(change) + shift * MINUTE,
  }));

it('agrees with a walk over every minute on the wall clock', () => {
  fc.assert(
    fc.property(situation, fc.nat(1_000), ({ calendar, from }, minutes) => {
      const open = walk(calendar, from);
      const at = (minute: number) => new Date(from + minute * MINUTE);
      for (let minute = 0; minute < WINDOW; minute += 7) {
        expect(isOpen(calendar, at(minute))).toBe(open[minute]);
      }
      const between = businessMsBetween(calendar, at(0), at(WINDOW));
      expect(between).toBe(open.filter(Boolean).length * MINUTE);
      const opens = open.indexOf(true);
      if (opens < 0) return;
      expect(nextOpening(calendar, at(0))).toEqual(at(opens));
      const closes = open.indexOf(false, opens);
      if (closes > 0) expect(closingAfter(calendar, at(0))).toEqual(at(closes));
      const due = dueMinute(open, minutes);
      if (due !== null) expect(addBusinessMs(calendar, at(0), minutes * MINUTE)).toEqual(at(due));
    }),
    { numRuns: 20 },
  );
});

/** Whether each minute of the window is open, read off the wall clock that Intl shows. */
function walk({ hours: week, timeZone, holidays: closed }: Calendar, from: number): boolean[] {
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return Array.from({ length: WINDOW }, (_, minute) => {
    const [date = '', time = ''] = wall.format(from + minute * MINUTE).split(' ');
    const yesterday = new Date(Date.parse(date) - DAY * MINUTE).toISOString().slice(0, 10);
    return (
      covers(closed.has(date) ? [] : spansOn(week, date), minuteOf(time)) ||
      covers(closed.has(yesterday) ? [] : spansOn(week, yesterday), minuteOf(time) + DAY)
    );
  });
}

function spansOn(week: Hours, date: string): string[] {
  const day = new Date(date).getUTCDay();
  return Object.entries(week).flatMap(([range, spans]) => {
    const [first, last = first] = range.split('-').map((name) => DAYS.indexOf(name));
    for (let one = first ?? 0; ; one = (one + 1) % 7) {
      if (one === day) return spans;
      if (one === last) return [];
    }
  });
}

function covers(spans: string[], minute: number): boolean {
  return spans.some((text) => {
    const [start = 0, end = 0] = text.split('-').map(minuteOf);
    return minute >= start && minute < (end > start ? end : end + DAY);
  });
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The minute at which `minutes` open ones have passed; null when the window is too short. */
function dueMinute(open: boolean[], minutes: number): number | null {
  if (minutes === 0) return 0;
  let left = minutes;
  const last = open.findIndex((one) => one && --left === 0);
  return last < 0 ? null : last + 1;
}
