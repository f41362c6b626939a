import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/routing/availability/calendar.ts';
import type { ClockEvent } from '../../../src/routing/model/offer.ts';
import { type BreachStep, ESCALATION_LEVELS } from '../../../src/routing/model/policy/sla.ts';
import { takeDueEvents } from '../../../src/routing/sla/due-events.ts';
import {
  holdOff,
  MOST_REPEATS,
  planLadder,
  planRepeat,
  QUIET_HOUR_MS,
  REPEAT_AFTER_MS,
  whoIsOnIt,
} from '../../../src/routing/sla/plan-ladder.ts';

const MINUTE = 60_000;
const BREACH = new Date('2026-11-20T16:30:00Z');
const ALWAYS: Calendar = { hours: 'always', timeZone: 'UTC', holidays: new Set() };
const OFFICE: Calendar = { ...ALWAYS, hours: { 'mon-fri': ['09:00-17:00'] } };
const atMinute = (minutes: number) => new Date(BREACH.getTime() + minutes * MINUTE);

const STEPS: BreachStep[] = [
  { do: 'escalate', afterMs: 0 },
  { do: 'reroute', afterMs: 2 * MINUTE },
  { do: 'escalate', afterMs: 20 * MINUTE, to: 'ops' },
  { do: 'escalate', afterMs: 10 * MINUTE, to: 'managers' },
];
/** `ops +20` is the level of operations twenty minutes after the breach. */
const points = (events: readonly ClockEvent[]) =>
  events.map(({ do: what, at, to, again }) => {
    const minutes = (Date.parse(at) - BREACH.getTime()) / MINUTE;
    return `${to ?? what}${again ? ' again' : ''} +${minutes}`;
  });

/** The ladder as the engine climbs it: told at each point, and planned on at the top. */
function climb(steps: readonly BreachStep[], { until, calendar = ALWAYS }: Climb): ClockEvent[] {
  const events = [...(planLadder(steps, BREACH)?.events ?? [])];
  let fired = 0;
  for (let next = events[0]; next && new Date(next.at) <= until; next = events[fired]) {
    const now = new Date(next.at);
    fired = takeDueEvents({ events, fired }, now).fired;
    const again = fired === events.length ? planRepeat({ events }, { calendar, now }) : null;
    if (again) events.push(again);
  }
  return events.slice(0, fired);
}
interface Climb {
  until: Date;
  calendar?: Calendar;
}

describe('a ladder', () => {
  it('has its levels in due order and is due at the last; a step of no level is no point of it', () => {
    const plan = planLadder(STEPS, BREACH);
    expect(points(plan?.events ?? [])).toEqual(['managers +10', 'ops +20']);
    expect(plan?.dueAt).toEqual(atMinute(20));
  });

  it('without levels only says when the last one was told', () => {
    const plan = planLadder([{ do: 'escalate', afterMs: 5 * MINUTE }], BREACH);
    expect(plan).toEqual({ dueAt: atMinute(5), events: [] });
    expect(planLadder([{ do: 'reroute', afterMs: 0 }], BREACH)).toBeNull();
    expect(planRepeat({ events: [] }, { calendar: ALWAYS, now: BREACH })).toBeNull();
  });

  it('repeats its last level after 15 and 30 minutes, 1, 2 and 4 hours, then every 4 hours', () => {
    expect(points(climb(STEPS, { until: atMinute(1_000) }))).toEqual([
      'managers +10',
      'ops +20',
      'ops again +35',
      'ops again +65',
      'ops again +125',
      'ops again +245',
      'ops again +485',
      'ops again +725',
      'ops again +965',
    ]);
  });

  it('calls nobody all night where hours count', () => {
    const told = climb(STEPS, { until: atMinute(3 * 24 * 60), calendar: OFFICE });
    expect(told.at(-1)?.at).toBe('2026-11-23T12:35:00.000Z');
    expect(told.filter(({ at }) => at.startsWith('2026-11-21'))).toEqual([]);
  });

  it('is told once after a downtime, and not for every repeat that was slept through', () => {
    const events = planLadder(STEPS, BREACH)?.events ?? [];
    const now = atMinute(3 * 24 * 60);
    const again = planRepeat({ events }, { calendar: ALWAYS, now });
    expect(again?.at).toBe(new Date(now.getTime() + 15 * MINUTE).toISOString());
  });

  it('ends some day', () => {
    const told = climb(STEPS, { until: new Date('2027-06-01T00:00:00Z') });
    expect(told.filter(({ again }) => again)).toHaveLength(MOST_REPEATS);
  });
});

describe('somebody who is on it', () => {
  const plan = planLadder(STEPS, BREACH) ?? { dueAt: BREACH, events: [] };
  const held = holdOff({ ...plan, fired: 0 }, { by: 'slack:U0MIA', now: atMinute(3) });

  it('is called by nobody for an hour; then the levels come as far apart as before', () => {
    expect(points(held.events)).toEqual(['acknowledge +3', 'managers +63', 'ops +73']);
    expect(held.dueAt).toEqual(atMinute(73));
  });

  it('is known by name until the hour is over', () => {
    const now = atMinute(62.9);
    expect(whoIsOnIt(held, now)).toMatchObject({ by: 'slack:U0MIA', at: atMinute(3) });
    expect(whoIsOnIt(held, atMinute(63))).toBeNull();
    expect(whoIsOnIt(plan, atMinute(5))).toBeNull();
  });

  it('answers for a lead without levels as well', () => {
    const bare = { dueAt: BREACH, events: [], fired: 0 };
    expect(holdOff(bare, { by: 'cli:lou', now: atMinute(3) }).dueAt).toEqual(atMinute(63));
  });

  it('brings nothing forward', () => {
    const late: BreachStep[] = [{ do: 'escalate', afterMs: 5 * QUIET_HOUR_MS, to: 'ops' }];
    const far = planLadder(late, BREACH) ?? { dueAt: BREACH, events: [] };
    const { events } = holdOff({ ...far, fired: 0 }, { by: 'x', now: atMinute(3) });
    expect(points(events)).toEqual(['acknowledge +3', 'ops +300']);
  });
});

describe('whatever its steps are', () => {
  const step = fc.record({
    do: fc.constantFrom<BreachStep['do']>('escalate', 'reroute'),
    afterMs: fc.integer({ min: 0, max: 600 }).map((minutes) => minutes * MINUTE),
    to: fc.constantFrom(...ESCALATION_LEVELS),
  });
  const steps = fc.array(step, { maxLength: 8 });
  const minute = fc.integer({ min: 0, max: 3_000 });

  it('climbs in order, each level once, and never further apart than the longest wait', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const told = climb(given, { until: atMinute(3_000) });
        const times = told.map(({ at }) => Date.parse(at));
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        const levels = given.filter((one) => one.do === 'escalate');
        const once = told.filter(({ again }) => !again).map(({ to }) => String(to));
        expect(once.toSorted()).toEqual(levels.map(({ to }) => to).toSorted());
        const repeats = times.slice(levels.length - 1).map((at, i, all) => at - (all[i - 1] ?? at));
        expect(Math.max(0, ...repeats)).toBeLessThanOrEqual(Math.max(...REPEAT_AFTER_MS));
      }),
    );
  });

  it('is quiet for the hour of whoever is on it, loses no level, and keeps what is over', () => {
    fc.assert(
      fc.property(steps, minute, (given, at) => {
        const now = atMinute(at);
        const plan = planLadder(given, BREACH);
        if (!plan) return;
        const { fired } = takeDueEvents({ events: plan.events, fired: 0 }, now);
        const held = holdOff({ ...plan, fired }, { by: 'x', now });
        expect(held.events.slice(0, fired)).toEqual(plan.events.slice(0, fired));
        const ahead = held.events.slice(fired + 1);
        expect(ahead.map(({ to }) => to)).toEqual(plan.events.slice(fired).map(({ to }) => to));
        const quietUntil = now.getTime() + QUIET_HOUR_MS;
        expect(ahead.every((event) => Date.parse(event.at) >= quietUntil)).toBe(true);
        expect(held.dueAt.getTime()).toBeGreaterThanOrEqual(quietUntil);
      }),
    );
  });
});
