import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseUntil } from '../../../../../src/handlers/slack/commands/parsing/parse-until.ts';

// A Monday, 10:00 in Madrid.
const now = new Date('2026-11-23T09:00:00Z');
const madrid = { now, timeZone: 'Europe/Madrid' };

describe('parseUntil', () => {
  test.each([
    ['15:00', '2026-11-23T14:00:00Z'],
    ['until 15:00', '2026-11-23T14:00:00Z'],
    ['9:30', '2026-11-24T08:30:00Z'],
    ['tomorrow', '2026-11-23T23:00:00Z'],
    ['tomorrow 9:00', '2026-11-24T08:00:00Z'],
    ['until Monday', '2026-11-29T23:00:00Z'],
    ['fri', '2026-11-26T23:00:00Z'],
    ['wednesday at 12:15', '2026-11-25T11:15:00Z'],
    ['2h', '2026-11-23T11:00:00Z'],
    ['for 30m', '2026-11-23T09:30:00Z'],
    ['1h30m', '2026-11-23T10:30:00Z'],
    ['3d', '2026-11-26T09:00:00Z'],
    ['2026-12-01', '2026-11-30T23:00:00Z'],
    ['2026-12-01 09:00', '2026-12-01T08:00:00Z'],
    ['24 dec', '2026-12-23T23:00:00Z'],
    ['until Dec 24 at 9:00', '2026-12-24T08:00:00Z'],
    ['4 january', '2027-01-03T23:00:00Z'],
    ['23 nov 15:00', '2026-11-23T14:00:00Z'],
    ['22 nov', '2027-11-21T23:00:00Z'],
    ['today 15:00', '2026-11-23T14:00:00Z'],
  ])('%s', (text, expected) => {
    expect(parseUntil(text, madrid)?.toISOString()).toBe(new Date(expected).toISOString());
  });

  test.each([
    '25:00',
    'until 25:00',
    '',
    'later',
    '0m',
    't',
    '2026-11-20',
    '2026-13-01',
    '2026-02-30',
    '400d',
    'monday 15:00 sharp',
    'monday noon',
    'today',
    'now',
    '31 nov',
    '24 december 2026 9:00',
    'dec',
  ])('%j is no time', (text) => {
    expect(parseUntil(text, madrid)).toBeNull();
  });

  test('a day is meant in the zone of the person', () => {
    const auckland = parseUntil('tomorrow', { now, timeZone: 'Pacific/Auckland' });
    expect(auckland?.toISOString()).toBe('2026-11-23T11:00:00.000Z');
  });

  test('a time that the clocks skip is the one an hour later', () => {
    const spring = { now: new Date('2026-03-28T20:00:00Z'), timeZone: 'Europe/Madrid' };
    expect(parseUntil('2:30', spring)?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  test('whatever is typed, the answer lies ahead and within a year or there is none', () => {
    const word = fc.constantFrom('until', 'tomorrow', 'mon', '2h', '999d', '15:00', '2027-06-31');
    const typed = fc.oneof(
      fc.string(),
      fc.array(word).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const until = parseUntil(text, madrid);
        const aheadDays = until ? (until.getTime() - now.getTime()) / 86_400_000 : 1;
        return aheadDays > 0 && aheadDays <= 366;
      }),
    );
  });
});
