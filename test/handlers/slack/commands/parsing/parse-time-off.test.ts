import { describe, expect, test } from 'vitest';
import { parseTimeOff } from '../../../../../src/handlers/slack/commands/parsing/parse-time-off.ts';

// A Monday, 10:00 in Madrid.
const now = new Date('2026-11-23T09:00:00Z');
const madrid = { now, timeZone: 'Europe/Madrid' };

describe('time off is read as people type it', () => {
  test.each([
    ['friday', '2026-11-26T23:00Z', '2026-11-27T23:00Z'],
    ['today', '2026-11-22T23:00Z', '2026-11-23T23:00Z'],
    ['tomorrow', '2026-11-23T23:00Z', '2026-11-24T23:00Z'],
    ['24 dec', '2026-12-23T23:00Z', '2026-12-24T23:00Z'],
    ['December 24', '2026-12-23T23:00Z', '2026-12-24T23:00Z'],
    ['2 feb', '2027-02-01T23:00Z', '2027-02-02T23:00Z'],
    ['tomorrow 10:00 until 12:00', '2026-11-24T09:00Z', '2026-11-24T11:00Z'],
    ['tomorrow 22:00 till 2:00', '2026-11-24T21:00Z', '2026-11-25T01:00Z'],
    ['12:00 for 2h', '2026-11-23T11:00Z', '2026-11-23T13:00Z'],
    ['now until 15:00', '2026-11-23T09:00Z', '2026-11-23T14:00Z'],
    ['until friday', '2026-11-23T09:00Z', '2026-11-26T23:00Z'],
    ['monday until wednesday', '2026-11-29T23:00Z', '2026-12-01T23:00Z'],
    ['21 dec until 4 jan', '2026-12-20T23:00Z', '2027-01-03T23:00Z'],
    ['21 dec - 4 jan 12:00', '2026-12-20T23:00Z', '2027-01-04T11:00Z'],
    ['2026-12-21 to 2027-01-04', '2026-12-20T23:00Z', '2027-01-03T23:00Z'],
  ])('%s', (text, from, until) => {
    expect(parseTimeOff(text, madrid)).toEqual({ from: new Date(from), until: new Date(until) });
  });

  test.each([
    'sometime',
    'tomorrow 10:00',
    '2h',
    'friday until',
    'until',
    'friday until whenever',
    '31 nov',
    '24 dec 25 dec',
  ])('%j is none', (text) => {
    expect(parseTimeOff(text, madrid)).toBeNull();
  });

  test('days are meant where whoever is off is', () => {
    const off = parseTimeOff('friday', { now, timeZone: 'Asia/Tokyo' });
    expect(off?.from.toISOString()).toBe('2026-11-26T15:00:00.000Z');
  });
});
