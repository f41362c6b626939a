import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/routing/availability/calendar.ts';
import { type Presence, presentIn } from '../../../src/routing/availability/presence.ts';
import { shiftOf, whyNotHere } from '../../../src/routing/availability/shift.ts';
import type { Hours } from '../../../src/routing/model/workspace/roster.ts';

/** Every instant here was worked out on paper. Monday is 23 November 2026. */
const OFFICE: Hours = { 'mon-fri': ['09:00-17:00'] };
const SPLIT: Hours = { 'mon-fri': ['09:00-13:00', '14:00-18:00'] };
const NIGHT: Hours = { 'mon-sun': ['22:00-06:00'] };
const WEEK_NIGHTS: Hours = { 'mon-fri': ['22:00-06:00'] };

const works = (hours: Hours, timeZone = 'UTC', ...holidays: string[]): Calendar => ({
  hours,
  timeZone,
  holidays: new Set(holidays),
});
const time = (text: string) => new Date(text.length < 9 ? `2026-11-${text}Z` : `${text}Z`);
const spanOf = (text: string) => {
  const [from = '', until = ''] = text.split(' – ');
  return { from: time(from), until: time(until) };
};
const off = (...spans: string[]): Partial<Presence> => ({
  timeOff: spans.map((text) => ({ ...spanOf(text), by: null, coverId: null })),
});
const quiet = (span: string): Partial<Presence> => ({ slack: { dnd: spanOf(span), status: null } });
const status = (until: string | null): Partial<Presence> => ({
  slack: { dnd: null, status: { emoji: 'palm_tree', until: until === null ? null : time(until) } },
});
const away = (until: string | null, forMisses = false): Partial<Presence> => ({
  away: { until: until === null ? null : time(until), by: null, forMisses },
});

type Case = [what: string, at: string, says: string, more?: Partial<Presence>, calendar?: Calendar];

function said(at: string, more: Partial<Presence> = {}, calendar = works(OFFICE)): string {
  const shift = shiftOf({ ...presentIn(calendar), ...more }, time(at));
  if (shift.state === 'on_shift') return 'on shift';
  const code = whyNotHere(shift).code.replace('availability.', '');
  return shift.until ? `${code} ${shift.until.toISOString().slice(0, 16)}` : code;
}

describe('whether leads come', () => {
  const MORNING = works(SPLIT);
  const XMAS = works(OFFICE, 'Europe/Madrid', '2026-12-25');
  const WED_OFF = works(WEEK_NIGHTS, 'UTC', '2026-11-25');
  it.each<Case>([
    ['within the hours', '23T10:00', 'on shift'],
    ['at the very begin', '23T09:00', 'on shift'],
    ['a minute before it', '23T08:59', 'off_shift 2026-11-23T09:00'],
    ['at the very end', '23T17:00', 'off_shift 2026-11-24T09:00'],
    ['on Friday evening', '20T18:00', 'off_shift 2026-11-23T09:00'],
    ['in the break of a split shift', '23T13:00', 'off_shift 2026-11-23T14:00', {}, MORNING],
    ['after the break', '23T14:00', 'on shift', {}, MORNING],

    ['on a public holiday', '2026-12-25T09:00', 'holiday 2026-12-28T08:00', {}, XMAS],
    ['before its hours would begin', '2026-12-25T06:00', 'off_shift 2026-12-28T08:00', {}, XMAS],
    ['in the night that began before a holiday', '25T03:00', 'on shift', {}, WED_OFF],
    ['in the night of a holiday', '25T23:00', 'holiday 2026-11-26T22:00', {}, WED_OFF],
    ['in the small hours of that night', '26T03:00', 'holiday 2026-11-26T22:00', {}, WED_OFF],
    [
      'always there, holiday or not',
      '25T03:00',
      'on shift',
      {},
      works('always', 'UTC', '2026-11-25'),
    ],

    [
      'during part of a day off',
      '23T14:00',
      'time_off 2026-11-23T15:00',
      off('23T13:00 – 23T15:00'),
    ],
    ['a minute before it', '23T12:59', 'on shift', off('23T13:00 – 23T15:00')],
    ['at its very end', '23T15:00', 'on shift', off('23T13:00 – 23T15:00')],
    [
      'off for the rest of the day',
      '23T16:00',
      'time_off 2026-11-23T17:00',
      off('23T15:00 – 23T17:00'),
    ],
    ['when that is over', '23T17:00', 'off_shift 2026-11-24T09:00', off('23T15:00 – 23T17:00')],
    [
      'adjoining days are one',
      '23T10:00',
      'time_off 2026-11-25T00:00',
      off('23T00:00 – 24T00:00', '24T00:00 – 25T00:00'),
    ],
    [
      'overlapping ones too',
      '23T10:00',
      'time_off 2026-11-26T12:00',
      off('23T00:00 – 25T00:00', '24T00:00 – 26T12:00'),
    ],
    [
      'one within another',
      '23T10:00',
      'time_off 2026-11-26T00:00',
      off('23T00:00 – 26T00:00', '24T00:00 – 25T00:00'),
    ],
    [
      'a chain of three',
      '23T10:00',
      'time_off 2026-11-27T00:00',
      off('23T00:00 – 24T00:00', '24T00:00 – 26T00:00', '25T00:00 – 27T00:00'),
    ],
    [
      'a minute between them parts them',
      '23T10:00',
      'time_off 2026-11-23T12:00',
      off('23T09:00 – 23T12:00', '23T12:01 – 23T15:00'),
    ],
    ['over long ago', '23T10:00', 'on shift', off('16T00:00 – 20T00:00')],

    ['late tomorrow', '23T20:00', 'off_shift 2026-11-24T11:00', off('24T08:00 – 24T11:00')],
    [
      'back for the last minute of tomorrow',
      '23T20:00',
      'off_shift 2026-11-24T16:59',
      off('24T08:00 – 24T16:59'),
    ],
    [
      'off until tomorrow’s very end',
      '23T20:00',
      'time_off 2026-11-24T17:00',
      off('24T08:00 – 24T17:00'),
    ],
    [
      'off tomorrow in two parts that adjoin',
      '23T20:00',
      'time_off 2026-11-24T17:00',
      off('24T09:00 – 24T13:00', '24T13:00 – 24T17:00'),
    ],
    [
      'off tomorrow but for an hour',
      '23T20:00',
      'off_shift 2026-11-24T12:00',
      off('24T09:00 – 24T12:00', '24T13:00 – 24T17:00'),
    ],
    [
      'off from Monday, on Friday evening',
      '20T20:00',
      'time_off 2026-11-25T00:00',
      off('23T00:00 – 25T00:00'),
    ],
    [
      'off the morning of a split shift',
      '23T20:00',
      'off_shift 2026-11-24T14:00',
      off('24T09:00 – 24T13:00'),
      MORNING,
    ],
    [
      'off in the evening only',
      '23T20:00',
      'off_shift 2026-11-24T09:00',
      off('24T17:00 – 24T23:00'),
    ],

    [
      'notifications paused within the hours',
      '23T10:00',
      'slack_dnd 2026-11-23T12:00',
      quiet('23T09:30 – 23T12:00'),
    ],
    [
      'from the very minute',
      '23T09:30',
      'slack_dnd 2026-11-23T12:00',
      quiet('23T09:30 – 23T12:00'),
    ],
    ['not before', '23T09:29', 'on shift', quiet('23T09:30 – 23T12:00')],
    ['over at the very end', '23T12:00', 'on shift', quiet('23T09:30 – 23T12:00')],
    [
      'paused until the evening',
      '23T10:00',
      'slack_dnd 2026-11-24T09:00',
      quiet('23T09:30 – 23T22:00'),
    ],
    [
      'paused into the break',
      '23T10:00',
      'slack_dnd 2026-11-23T14:00',
      quiet('23T09:30 – 23T13:30'),
      MORNING,
    ],
    [
      'paused over the weekend',
      '20T16:00',
      'slack_dnd 2026-11-23T09:00',
      quiet('20T15:00 – 22T20:00'),
    ],
    [
      'the quiet of every night',
      '23T23:00',
      'slack_dnd 2026-11-24T09:00',
      quiet('23T22:00 – 24T08:00'),
    ],
    [
      'quiet into the morning, asked before it',
      '23T20:00',
      'off_shift 2026-11-24T10:00',
      quiet('23T22:00 – 24T10:00'),
    ],
    [
      'paused until within time off',
      '23T10:00',
      'slack_dnd 2026-11-23T15:00',
      { ...quiet('23T09:30 – 23T12:00'), ...off('23T11:30 – 23T15:00') },
    ],
    [
      'paused on time off',
      '23T11:45',
      'time_off 2026-11-23T15:00',
      { ...quiet('23T09:30 – 23T12:00'), ...off('23T11:30 – 23T15:00') },
    ],
    [
      'off for the first half of a night',
      '23T20:00',
      'time_off 2026-11-24T02:00',
      off('23T22:00 – 24T02:00'),
      works(NIGHT),
    ],

    ['Away until later', '23T10:00', 'away 2026-11-23T12:00', away('23T12:00')],
    ['Away until back', '23T10:00', 'away_open', away(null)],
    ['back at the very end of Away', '23T12:00', 'on shift', away('23T12:00')],
    ['Away that ended long ago', '23T10:00', 'on shift', away('16T12:00')],
    ['Away after missed leads', '23T10:00', 'away_misses_open', away(null, true)],
    [
      'Away before time off',
      '23T10:00',
      'away 2026-11-23T12:00',
      { ...away('23T12:00'), ...off('23T00:00 – 25T00:00') },
    ],
    [
      'time off after Away',
      '23T12:00',
      'time_off 2026-11-25T00:00',
      { ...away('23T12:00'), ...off('23T00:00 – 25T00:00') },
    ],
    ['a status with an end', '23T10:00', 'slack_status 2026-11-23T12:00', status('23T12:00')],
    ['a status without one', '23T10:00', 'slack_status_open', status(null)],
    ['a status that has expired', '23T12:00', 'on shift', status('23T12:00')],
    [
      'time off before a status',
      '23T10:00',
      'time_off 2026-11-24T00:00',
      { ...status(null), ...off('23T00:00 – 24T00:00') },
    ],
    ['a status before the hours', '23T20:00', 'slack_status_open', status(null)],
    [
      'no longer in Slack, whatever else',
      '23T10:00',
      'deactivated',
      { ...away(null), deactivated: true, reachable: false },
    ],
    ['never found there', '23T10:00', 'unreachable', { ...away(null), reachable: false }],
    ['without hours', '23T10:00', 'never', {}, works({})],
    ['paused without hours', '23T10:00', 'never', quiet('23T09:30 – 23T12:00'), works({})],
  ])('%s', (_, at, says, more, calendar) => {
    expect(said(at, more, calendar)).toBe(says);
  });
});
