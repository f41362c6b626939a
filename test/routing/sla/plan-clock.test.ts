import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/routing/availability/calendar.ts';
import { DEFAULT_TIER, type Tier } from '../../../src/routing/model/policy/sla.ts';
import {
  type ClockPlan,
  planClaimClock,
  planTouchClock,
} from '../../../src/routing/sla/plan-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FRIDAY = new Date('2026-11-20T16:30:00Z');
const ALWAYS: Calendar = { hours: 'always', timeZone: 'UTC', holidays: new Set() };
const OFFICE: Calendar = { ...ALWAYS, hours: { 'mon-fri': ['09:00-17:00'] } };

const tier = (changes: Partial<Tier> = {}): Tier => ({ ...DEFAULT_TIER, ...changes });
const claim = (changes: Partial<Tier>, more: { calendar?: Calendar; deadlineAt?: Date } = {}) =>
  planClaimClock({
    tier: tier(changes),
    calendar: ALWAYS,
    startedAt: FRIDAY,
    deadlineAt: null,
    ...more,
  });
/** `remind +7.5` is a reminder seven and a half minutes after the start. */
const points = ({ events }: ClockPlan) =>
  events.map(({ do: what, at }) => `${what} +${(Date.parse(at) - FRIDAY.getTime()) / MINUTE}`);

const reminders = (changes: Partial<Tier>) => points(claim({ on_breach: [], ...changes }));
const touch = (by: number | Date, calendar = ALWAYS) =>
  planTouchClock({ by, calendar, startedAt: FRIDAY });

describe('the claim clock', () => {
  it('reminds at shares of the window, breaches, and climbs the ladder', () => {
    const plan = claim({ claim: 15 * MINUTE, remind: [0.5, 0.8] });
    expect(plan.dueAt).toEqual(new Date('2026-11-20T16:45:00Z'));
    expect(points(plan)).toEqual([
      'remind +7.5',
      'remind +12',
      'breach +15',
      'escalate +15',
      'reroute +17',
    ]);
  });

  it('runs in business time: Friday 16:30 plus one hour is due on Monday at 09:30', () => {
    const plan = claim({ claim: HOUR, remind: [0.25, 0.8] }, { calendar: OFFICE });
    expect(plan.dueAt).toEqual(new Date('2026-11-23T09:30:00Z'));
    expect(plan.events.map(({ do: what, at }) => [what, at])).toEqual([
      ['remind', '2026-11-20T16:45:00.000Z'],
      ['remind', '2026-11-23T09:18:00.000Z'],
      ['breach', '2026-11-23T09:30:00.000Z'],
      ['escalate', '2026-11-23T09:30:00.000Z'],
      ['reroute', '2026-11-23T09:32:00.000Z'],
    ]);
  });

  it('counts every delay of the ladder from the due instant, in due order', () => {
    const ladder: Tier['on_breach'] = [
      { do: 'reroute', afterMs: 5 * MINUTE },
      { do: 'escalate', afterMs: 2 * MINUTE },
      { do: 'escalate', afterMs: 0 },
    ];
    expect(points(claim({ claim: 20 * MINUTE, remind: [], on_breach: ladder }))).toEqual([
      'breach +20',
      'escalate +20',
      'escalate +22',
      'reroute +25',
    ]);
  });

  it('reminds once at most in a window under ten minutes', () => {
    expect(reminders({ claim: 9 * MINUTE, remind: [0.8, 0.5] })).toEqual([
      'remind +4.5',
      'breach +9',
    ]);
    expect(reminders({ claim: 10 * MINUTE, remind: [0.8, 0.5] })).toEqual([
      'remind +5',
      'remind +8',
      'breach +10',
    ]);
  });

  it('drops a reminder that would come too close to something else', () => {
    expect(reminders({ claim: MINUTE })).toEqual(['remind +0.5', 'breach +1']);
    expect(reminders({ claim: MINUTE, remind: [0.95] })).toEqual(['breach +1']);
    expect(reminders({ claim: 2 * MINUTE })).toEqual(['remind +1', 'breach +2']);
    expect(reminders({ claim: 12 * MINUTE, remind: [0.5, 0.55] })).toEqual([
      'remind +6',
      'breach +12',
    ]);
    expect(reminders({ claim: 15 * MINUTE, remind: [0.01, 0.99] })).toEqual(['breach +15']);
  });

  it('is cut at the deadline of the lead, reminders and all', () => {
    const deadlineAt = new Date(FRIDAY.getTime() + 10 * MINUTE);
    const plan = claim({ claim: HOUR }, { deadlineAt });
    expect(plan.dueAt).toEqual(deadlineAt);
    expect(points(plan)).toEqual(['remind +5', 'breach +10', 'escalate +10', 'reroute +12']);
  });

  it('is due at once, never before it starts, when that deadline has passed', () => {
    const plan = claim({}, { deadlineAt: new Date('2026-11-20T12:00Z') });
    expect(plan.dueAt).toEqual(FRIDAY);
    expect(points(plan)).toEqual(['breach +0', 'escalate +0', 'reroute +2']);
  });

  it('is not stretched by a deadline further away', () => {
    const deadlineAt = new Date(FRIDAY.getTime() + 8 * HOUR);
    expect(claim({}, { deadlineAt })).toEqual(claim({}));
  });
});

describe('the promise to be in touch', () => {
  it('nags once, breaches, then tells the manager, and never reroutes', () => {
    expect(points(touch(4 * HOUR))).toEqual(['remind +192', 'breach +240', 'escalate +276']);
  });

  it('runs in business time to the end', () => {
    expect(touch(4 * HOUR, OFFICE).events.map(({ at }) => at)).toEqual([
      '2026-11-23T11:42:00.000Z',
      '2026-11-23T12:30:00.000Z',
      '2026-11-23T13:06:00.000Z',
    ]);
  });

  it('is due at the very instant that was picked, its reminder on the way there', () => {
    const picked = new Date('2026-11-24T09:30:00Z');
    const plan = touch(picked, OFFICE);
    expect(plan.dueAt).toEqual(picked);
    expect(plan.events).toEqual([
      { do: 'remind', at: '2026-11-23T15:42:00.000Z' },
      { do: 'breach', at: '2026-11-24T09:30:00.000Z' },
      { do: 'escalate', at: '2026-11-24T10:51:00.000Z' },
    ]);
  });

  it('counts by the wall where nobody works before the instant that was picked', () => {
    const evening = new Date('2026-11-20T18:00:00Z');
    const plan = planTouchClock({
      by: new Date('2026-11-20T20:00:00Z'),
      calendar: OFFICE,
      startedAt: evening,
    });
    expect(plan.events.map(({ do: what, at }) => [what, at])).toEqual([
      ['remind', '2026-11-20T19:36:00.000Z'],
      ['breach', '2026-11-20T20:00:00.000Z'],
      ['escalate', '2026-11-20T20:18:00.000Z'],
    ]);
  });
});
