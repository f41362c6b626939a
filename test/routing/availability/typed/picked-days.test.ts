import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickedOf, stretchOf } from '../../../../src/routing/availability/typed/picked-days.ts';

const picked = (from: string, until: string) => {
  const [fromDate = '', fromTime = ''] = from.split(' ');
  const [untilDate = '', untilTime = ''] = until.split(' ');
  return { fromDate, fromTime, untilDate, untilTime };
};

test.each([
  ['2026-11-30', '2026-12-04', 'Europe/Madrid', '2026-11-29T23:00Z', '2026-12-04T23:00Z'],
  ['2026-11-26', '2026-11-26', 'Asia/Tokyo', '2026-11-25T15:00Z', '2026-11-26T15:00Z'],
  ['2026-11-26 10:00', '2026-11-26 12:00', 'UTC', '2026-11-26T10:00Z', '2026-11-26T12:00Z'],
  ['2026-11-26 14:00', '2026-11-27', 'UTC', '2026-11-26T14:00Z', '2026-11-28T00:00Z'],
  // The clocks go back on the 25th: that day has 25 hours.
  ['2026-10-25', '2026-10-25', 'Europe/Madrid', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
  // Midnight is skipped here: the day begins at one.
  ['2026-09-06', '2026-09-06', 'America/Santiago', '2026-09-06T04:00Z', '2026-09-07T03:00Z'],
])('%s to %s in %s', (from, until, zone, start, end) => {
  expect(stretchOf(picked(from, until), zone)).toEqual({
    from: new Date(start),
    until: new Date(end),
  });
  expect(pickedOf({ from: new Date(start), until: new Date(end) }, zone)).toEqual(
    picked(from, until),
  );
});

const minute = fc.integer({ min: 0, max: 2 * 366 * 24 * 60 });
const zones = ['Europe/Madrid', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns', 'UTC'];

test('what a form was filled in with, sent in unchanged, is the same stretch', () => {
  const start = Date.UTC(2026, 0, 1);
  const length = fc.integer({ min: 1, max: 60 * 24 * 60 });
  fc.assert(
    fc.property(minute, length, fc.constantFrom(...zones), (at, minutes, zone) => {
      const from = new Date(start + at * 60_000);
      const until = new Date(from.getTime() + minutes * 60_000);
      const again = stretchOf(pickedOf({ from, until }, zone), zone);
      // An hour that comes twice is read as the first of the two.
      expect([from, until].map((one) => one.getTime() % 60_000)).toEqual([0, 0]);
      expect(Math.abs(again.from.getTime() - from.getTime()) % 1_800_000).toBe(0);
      expect(pickedOf(again, zone)).toEqual(pickedOf({ from, until }, zone));
    }),
    { numRuns: 500 },
  );
});
