import { describe, expect, it } from 'vitest';
import {
  addBusinessMs,
  businessMsBetween,
  type Calendar,
  closingAfter,
  localKeys,
  nextOpening,
} from '../../../src/routing/availability/calendar.ts';
import type { Hours } from '../../../src/routing/model/workspace/roster.ts';

/** Every instant here was worked out on paper. Monday is 23 November 2026. */
const HOUR = 3_600_000;
const OFFICE: Hours = { 'mon-fri': ['09:00-17:00'] };
const SPLIT: Hours = { 'mon-fri': ['09:00-13:00', '14:00-18:00'] };
const NIGHT: Hours = { 'mon-sun': ['22:00-06:00'] };

const works = (hours: Hours, timeZone = 'UTC', ...holidays: string[]): Calendar => ({
  hours,
  timeZone,
  holidays: new Set(holidays),
});
const time = (text: string) => new Date(text.length < 9 ? `2026-11-${text}Z` : `${text}Z`);

/** What the clocks of the world do to a working day. */
describe('when work begins', () => {
  it.each<[what: string, calendar: Calendar, from: string, opens: string]>([
    ['in Kathmandu, 5:45 ahead', works(OFFICE, 'Asia/Kathmandu'), '22T00:00', '2026-11-23T03:15'],
    [
      'on Chatham in winter, 12:45 ahead',
      works(OFFICE, 'Pacific/Chatham'),
      '2026-09-24T12:00',
      '2026-09-24T20:15',
    ],
    [
      'on Chatham in summer, 13:45 ahead',
      works(OFFICE, 'Pacific/Chatham'),
      '2026-09-26T12:00',
      '2026-09-27T19:15',
    ],
    [
      'in Casablanca before Ramadan',
      works(OFFICE, 'Africa/Casablanca'),
      '2026-02-07T00:00',
      '2026-02-09T08:00',
    ],
    [
      'in Casablanca in Ramadan',
      works(OFFICE, 'Africa/Casablanca'),
      '2026-02-14T00:00',
      '2026-02-16T09:00',
    ],
    [
      'in Casablanca after it',
      works(OFFICE, 'Africa/Casablanca'),
      '2026-03-21T00:00',
      '2026-03-23T08:00',
    ],
    ['in Kolkata in winter', works(OFFICE, 'Asia/Kolkata'), '2026-01-10T00:00', '2026-01-12T03:30'],
    ['in Kolkata in summer', works(OFFICE, 'Asia/Kolkata'), '2026-07-11T00:00', '2026-07-13T03:30'],
    [
      'after the day Samoa left out',
      works({ 'mon-sun': ['09:00-17:00'] }, 'Pacific/Apia'),
      '2011-12-30T03:00',
      '2011-12-30T19:00',
    ],
    [
      'in an hour that the spring leaves out',
      works({ sun: ['02:15-02:45'] }, 'Europe/Madrid'),
      '2026-03-28T12:00',
      '2026-04-05T00:15',
    ],
    ['on a leap day', works({ tue: ['09:00-10:00'] }), '2028-02-23T00:00', '2028-02-29T09:00'],
  ])('%s', (_, calendar, from, opens) => {
    expect(nextOpening(calendar, time(from))).toEqual(time(opens));
  });
});

describe('how long a night is', () => {
  it.each<[what: string, zone: string, from: string, until: string, hours: number]>([
    ['like most nights', 'Europe/Madrid', '2026-11-21T21:00', '2026-11-22T05:00', 8],
    ['when Madrid goes forward', 'Europe/Madrid', '2026-03-28T21:00', '2026-03-29T04:00', 7],
    ['when Madrid goes back', 'Europe/Madrid', '2026-10-24T20:00', '2026-10-25T05:00', 9],
    ['when New York goes forward', 'America/New_York', '2026-03-08T03:00', '2026-03-08T10:00', 7],
    ['when New York goes back', 'America/New_York', '2026-11-01T02:00', '2026-11-01T11:00', 9],
    [
      'when Lord Howe goes forward by half an hour',
      'Australia/Lord_Howe',
      '2026-10-03T11:30',
      '2026-10-03T19:00',
      7.5,
    ],
    [
      'when Lord Howe goes back by half an hour',
      'Australia/Lord_Howe',
      '2026-04-04T11:00',
      '2026-04-04T19:30',
      8.5,
    ],
  ])('%s', (_, zone, from, until, hours) => {
    const calendar = works(NIGHT, zone);
    const before = new Date(time(from).getTime() - 1);
    expect(nextOpening(calendar, before)).toEqual(time(from));
    expect(closingAfter(calendar, time(from))).toEqual(time(until));
    expect(businessMsBetween(calendar, before, time(until))).toBe(hours * HOUR);
  });

  it('the hour that comes twice counts twice', () => {
    const calendar = works({ sun: ['02:00-03:00'] }, 'Europe/Madrid');
    const [from, until] = [time('2026-10-24T00:00'), time('2026-10-26T00:00')];
    expect(businessMsBetween(calendar, from, until)).toBe(2 * HOUR);
  });
});

describe('an hour of working time later', () => {
  const NY = works(OFFICE, 'America/New_York');
  it.each<[what: string, calendar: Calendar, from: string, due: string]>([
    ['on Friday at 16:30 is Monday 09:30', works(OFFICE), '20T16:30', '23T09:30'],
    ['over the weekend New York goes forward', NY, '2026-03-06T21:30', '2026-03-09T13:30'],
    ['over the weekend New York goes back', NY, '2026-10-30T20:30', '2026-11-02T14:30'],
    [
      'over the weekend Ramadan begins',
      works(OFFICE, 'Africa/Casablanca'),
      '2026-02-13T15:30',
      '2026-02-16T09:30',
    ],
    ['over the break', works(SPLIT), '23T12:30', '23T14:30'],
    [
      'over a midnight at which the shift ends',
      works({ 'mon-fri': ['18:00-24:00'] }),
      '23T23:30',
      '24T18:30',
    ],
    [
      'over a midnight at which it does not',
      works({ mon: ['20:00-24:00'], tue: ['00:00-02:00'] }),
      '23T23:30',
      '24T00:30',
    ],
    ['on the eve of a leap day', works(OFFICE), '2028-02-28T16:30', '2028-02-29T09:30'],
    ['at the end of a February without one', works(OFFICE), '2027-02-26T16:30', '2027-03-01T09:30'],
    ['over New Year', works(OFFICE, 'UTC', '2027-01-01'), '2026-12-31T16:30', '2027-01-04T09:30'],
    [
      'on the last Thursday before Samoa left out a Friday',
      works(OFFICE, 'Pacific/Apia'),
      '2011-12-30T02:30',
      '2012-01-01T19:30',
    ],
  ])('%s', (_, calendar, from, due) => {
    expect(addBusinessMs(calendar, time(from), HOUR)).toEqual(time(due));
  });
});

describe('the day and the week of an instant', () => {
  it.each([
    ['UTC', '2026-12-31T23:59', '2026-12-31', '2026-W53'],
    ['UTC', '2027-01-03T12:00', '2027-01-03', '2026-W53'],
    ['UTC', '2027-01-04T00:00', '2027-01-04', '2027-W01'],
    ['UTC', '2024-12-30T00:00', '2024-12-30', '2025-W01'],
    ['Pacific/Auckland', '2026-12-31T11:00', '2027-01-01', '2026-W53'],
    ['Pacific/Apia', '2011-12-30T09:59', '2011-12-29', '2011-W52'],
    ['Pacific/Apia', '2011-12-30T10:00', '2011-12-31', '2011-W52'],
  ])('in %s at %s', (zone, at, dayKey, weekKey) => {
    expect(localKeys(zone, time(at))).toEqual({ dayKey, weekKey });
  });
});
