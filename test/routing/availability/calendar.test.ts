import { describe, expect, it, test } from 'vitest';
import {
  addBusinessMs,
  businessMsBetween,
  type Calendar,
  closingAfter,
  isOpen,
  localKeys,
  nextOpening,
} from '../../../src/routing/availability/calendar.ts';
import type { Hours } from '../../../src/routing/model/workspace/roster.ts';

const HOUR = 3_600_000;
const OFFICE: Hours = { 'mon-fri': ['09:00-17:00'] };
const SPLIT: Hours = { 'mon-fri': ['09:00-13:00', '14:00-18:00'] };
const NIGHT: Hours = { 'mon-sun': ['22:00-06:00'] };
const SUNDAY: Hours = { sun: ['00:00-09:00'] };

const calendar = (hours: Hours, timeZone = 'Europe/Madrid', holidays: string[] = []): Calendar => ({
  hours,
  timeZone,
  holidays: new Set(holidays),
});
const LORD_HOWE = calendar({ sun: ['00:00-06:00'] }, 'Australia/Lord_Howe');

describe('isOpen', () => {
  test.each<[string, Calendar, string, boolean]>([
    ['the first minute is open', calendar(OFFICE), '2026-11-20T08:00:00Z', true],
    ['the millisecond before is not', calendar(OFFICE), '2026-11-20T07:59:59.999Z', false],
    ['the end is closed', calendar(OFFICE), '2026-11-20T16:00:00Z', false],
    ['the millisecond before the end is open', calendar(OFFICE), '2026-11-20T15:59:59.999Z', true],
    ['Saturday is closed', calendar(OFFICE), '2026-11-21T10:00:00Z', false],
    ['the lunch of a split shift is closed', calendar(SPLIT), '2026-11-20T12:30:00Z', false],
    ['after lunch is open', calendar(SPLIT), '2026-11-20T13:00:00Z', true],
    ['a night shift is open after midnight', calendar(NIGHT), '2026-11-20T04:59:00Z', true],
    ['and closed in the morning', calendar(NIGHT), '2026-11-20T05:00:00Z', false],
    ['24:00 is a legal end', calendar({ fri: ['20:00-24:00'] }), '2026-11-20T22:59:59Z', true],
    ['and the end', calendar({ fri: ['20:00-24:00'] }), '2026-11-20T23:00:00Z', false],
    [
      'Friday night reaches Saturday',
      calendar({ fri: ['22:00-02:00'] }),
      '2026-11-21T00:30Z',
      true,
    ],
    ['a range wraps', calendar({ 'sat-mon': ['09:00-10:00'] }), '2026-11-23T08:30Z', true],
    ['and stops', calendar({ 'sat-mon': ['09:00-10:00'] }), '2026-11-24T08:30Z', false],
    ['a holiday is closed', calendar(OFFICE, 'UTC', ['2026-12-25']), '2026-12-25T10:00Z', false],
    [
      'its date is local',
      calendar(OFFICE, 'Asia/Tokyo', ['2026-12-25']),
      '2026-12-24T23:30Z',
      false,
    ],
    [
      'a night begun before a holiday runs on',
      calendar(NIGHT, 'UTC', ['2026-12-25']),
      '2026-12-25T05:00Z',
      true,
    ],
    ['a holiday night is off', calendar(NIGHT, 'UTC', ['2026-12-25']), '2026-12-26T05:00Z', false],
    [
      'always ignores holidays',
      calendar('always', 'UTC', ['2026-12-25']),
      '2026-12-25T10:00Z',
      true,
    ],
    ['no hours are never', calendar({}), '2026-11-20T10:00:00Z', false],
  ])('%s', (_, given, at, open) => {
    expect(isOpen(given, new Date(at))).toBe(open);
  });
});

describe('addBusinessMs', () => {
  test.each<[string, Calendar, string, number, string]>([
    ['Friday 16:30 + 1 h', calendar(OFFICE), '2026-11-20T15:30Z', 1, '2026-11-23T08:30Z'],
    ['up to the very end', calendar(OFFICE), '2026-11-20T15:30Z', 0.5, '2026-11-20T16:00Z'],
    ['over lunch', calendar(SPLIT), '2026-11-20T11:30Z', 1, '2026-11-20T13:30Z'],
    ['from the weekend', calendar(OFFICE), '2026-11-21T03:00Z', 1, '2026-11-23T09:00Z'],
    [
      'nothing is nothing, closed or not',
      calendar(OFFICE),
      '2026-11-21T03:00Z',
      0,
      '2026-11-21T03:00Z',
    ],
    ['over a leap day', calendar(OFFICE, 'UTC'), '2028-02-28T16:30Z', 9, '2028-03-01T09:30Z'],
    [
      'over two holidays and a weekend',
      calendar(OFFICE, 'Europe/Berlin', ['2026-12-24', '2026-12-25']),
      '2026-12-23T15:30Z',
      1,
      '2026-12-28T08:30Z',
    ],
    ['a night in two halves', calendar(NIGHT, 'UTC'), '2026-11-20T23:00Z', 8, '2026-11-21T23:00Z'],
    ['over a spring change', calendar(SUNDAY), '2026-03-28T20:00Z', 2, '2026-03-29T01:00Z'],
    ['over a weekend with one', calendar(OFFICE), '2026-03-27T15:30Z', 1, '2026-03-30T07:30Z'],
    ['over an autumn change', calendar(SUNDAY), '2026-10-24T20:00Z', 4, '2026-10-25T02:00Z'],
    [
      'over the day that Samoa skipped',
      calendar(OFFICE, 'Pacific/Apia'),
      '2011-12-30T02:30Z',
      1,
      '2012-01-01T19:30Z',
    ],
    ['always is plain addition', calendar('always'), '2026-03-28T20:00Z', 24, '2026-03-29T20:00Z'],
    ['never is wall time', calendar({}), '2026-11-20T15:30Z', 1, '2026-11-20T16:30Z'],
  ])('%s', (_, given, from, hours, expected) => {
    expect(addBusinessMs(given, new Date(from), hours * HOUR)).toEqual(new Date(expected));
  });
});

describe('businessMsBetween', () => {
  test.each<[string, Calendar, string, string, number]>([
    [
      'a spring night is an hour short',
      calendar(SUNDAY),
      '2026-03-28T12:00Z',
      '2026-03-29T12:00Z',
      8,
    ],
    [
      'an autumn night an hour long',
      calendar(SUNDAY),
      '2026-10-24T12:00Z',
      '2026-10-25T12:00Z',
      10,
    ],
    ['a night shift in spring', calendar(NIGHT), '2026-03-28T12:00Z', '2026-03-29T12:00Z', 7],
    ['a night shift in autumn', calendar(NIGHT), '2026-10-24T12:00Z', '2026-10-25T12:00Z', 9],
    ['Lord Howe moves half an hour on', LORD_HOWE, '2026-10-03T00:00Z', '2026-10-04T12:00Z', 5.5],
    ['and half an hour back', LORD_HOWE, '2026-04-04T00:00Z', '2026-04-05T12:00Z', 6.5],
    ['a week of an office', calendar(OFFICE), '2026-11-16T00:00Z', '2026-11-23T00:00Z', 40],
    [
      'overlapping spans count once',
      calendar({ mon: ['09:00-12:00', '11:00-14:00'], 'mon-tue': ['13:00-15:00'] }, 'UTC'),
      '2026-11-23T00:00Z',
      '2026-11-24T00:00Z',
      6,
    ],
    [
      'touching spans have no seam',
      calendar({ 'mon-sun': ['00:00-24:00'] }),
      '2026-01-01',
      '2027-01-01',
      8760,
    ],
    ['backwards is nothing', calendar(OFFICE), '2026-11-23T00:00Z', '2026-11-16T00:00Z', 0],
  ])('%s', (_, given, a, b, hours) => {
    expect(businessMsBetween(given, new Date(a), new Date(b))).toBe(hours * HOUR);
  });
});

describe('nextOpening and closingAfter', () => {
  test.each<[string, Calendar, string, string | null, string | null]>([
    ['open', calendar(OFFICE), '2026-11-20T10:00Z', '2026-11-20T10:00Z', '2026-11-20T16:00Z'],
    ['closed', calendar(OFFICE), '2026-11-20T16:00Z', '2026-11-23T08:00Z', '2026-11-23T16:00Z'],
    ['at night', calendar(NIGHT), '2026-11-20T22:00Z', '2026-11-20T22:00Z', '2026-11-21T05:00Z'],
    [
      'spans that touch at midnight are one opening',
      calendar({ fri: ['18:00-24:00'], sat: ['00:00-03:00'] }, 'UTC'),
      '2026-11-20T17:00Z',
      '2026-11-20T18:00Z',
      '2026-11-21T03:00Z',
    ],
    ['always', calendar('always'), '2026-11-20T16:00Z', '2026-11-20T16:00Z', null],
    ['never', calendar({}), '2026-11-20T16:00Z', null, null],
    [
      'an opening that the clock jumps over comes with the next wall time inside it',
      calendar({ sun: ['02:30-06:00'] }),
      '2026-03-29T00:00Z',
      '2026-03-29T01:00Z',
      '2026-03-29T04:00Z',
    ],
  ])('%s', (_, given, from, opens, closes) => {
    expect(nextOpening(given, new Date(from))).toEqual(opens && new Date(opens));
    expect(closingAfter(given, new Date(from))).toEqual(closes && new Date(closes));
  });

  it('looks 400 days ahead and no further', () => {
    const dates = Array.from({ length: 420 }, (_, day) =>
      new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
    );
    const daily: Hours = { 'mon-sun': ['09:00-17:00'] };
    const from = new Date('2026-01-01T00:00Z');
    expect(nextOpening(calendar(daily, 'UTC', dates), from)).toBeNull();
    expect(nextOpening(calendar(daily, 'UTC', dates.slice(0, 390)), from)).toEqual(
      new Date(Date.UTC(2026, 0, 391, 9)),
    );
  });
});

describe('localKeys', () => {
  test.each([
    ['Europe/Madrid', '2026-11-22T22:59Z', '2026-11-22', '2026-W47'],
    ['Europe/Madrid', '2026-11-22T23:00Z', '2026-11-23', '2026-W48'],
    ['UTC', '2027-01-01T12:00Z', '2027-01-01', '2026-W53'],
    ['UTC', '2024-12-30T12:00Z', '2024-12-30', '2025-W01'],
    ['UTC', '2028-02-29T12:00Z', '2028-02-29', '2028-W09'],
    ['Pacific/Kiritimati', '2026-12-31T10:00Z', '2027-01-01', '2026-W53'],
    ['America/New_York', '2026-11-01T03:59Z', '2026-10-31', '2026-W44'],
    ['UTC', '1969-12-29T00:00Z', '1969-12-29', '1970-W01'],
  ])('in %s at %s it is %s of %s', (zone, at, dayKey, weekKey) => {
    expect(localKeys(zone, new Date(at))).toEqual({ dayKey, weekKey });
  });
});
