import { expect, it } from 'vitest';
import { type Presence, presentIn } from '../../../src/routing/availability/presence.ts';
import { shiftOf } from '../../../src/routing/availability/shift.ts';

const now = new Date('2026-11-20T10:00Z');
const LATER = new Date('2026-11-27T08:00Z');

const HOURS = {
  hours: { 'mon-fri': ['09:00-17:00'] },
  timeZone: 'UTC',
  holidays: new Set<string>(),
};
const presence = (changes: Partial<Presence> = {}) => ({ ...presentIn(HOURS), ...changes });
const away = (until: Date | null) => ({ away: { until, by: 'slack:U0MIA', forMisses: false } });

it('is on shift within the hours', () => {
  expect(shiftOf(presence(), now)).toEqual({ state: 'on_shift' });
});

it('is off shift until the next opening', () => {
  const until = new Date('2026-11-23T09:00Z');
  expect(shiftOf(presence(), new Date('2026-11-20T17:00Z'))).toEqual({
    state: 'off_shift',
    until,
  });
});

it('is unavailable while away, until the end of it', () => {
  expect(shiftOf(presence(away(LATER)), now)).toEqual({
    state: 'unavailable',
    reason: { code: 'availability.away', data: { until: '2026-11-27T08:00:00.000Z' } },
    until: LATER,
  });
});

it('is unavailable for as long as an open-ended absence lasts', () => {
  expect(shiftOf(presence(away(null)), now)).toEqual({
    state: 'unavailable',
    reason: { code: 'availability.away_open' },
    until: null,
  });
});

it('is back at the very instant an absence ends', () => {
  expect(shiftOf(presence(away(now)), now)).toEqual({ state: 'on_shift' });
});

it('is unavailable without working hours', () => {
  const calendar = { hours: {}, timeZone: 'UTC', holidays: new Set<string>() };
  expect(shiftOf(presence({ calendar }), now)).toMatchObject({
    state: 'unavailable',
    reason: { code: 'availability.never' },
  });
});

const code = (changes: Partial<Presence>) => {
  const shift = shiftOf(presence({ ...away(LATER), ...changes }), now);
  return shift.state === 'unavailable' ? shift.reason.code : shift.state;
};

it('names what lasts longest: deactivated before unreachable before away', () => {
  expect(code({ deactivated: true, reachable: false })).toBe('availability.deactivated');
  expect(code({ reachable: false })).toBe('availability.unreachable');
  expect(code({})).toBe('availability.away');
});
