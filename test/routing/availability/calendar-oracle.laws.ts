import * as fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import {
  addBusinessMs,
  businessMsBetween,
  closingAfter,
  isOpen,
  nextOpening,
} from '../../../src/routing/availability/calendar.ts';
import { nextChangeAfter } from '../../../src/routing/availability/candidate-at.ts';
import type { Presence } from '../../../src/routing/availability/presence.ts';
import { shiftOf, whyNotHere } from '../../../src/routing/availability/shift.ts';
import type { Hours } from '../../../src/routing/model/workspace/roster.ts';
import { trialRep } from '../simulation/trials.ts';
import {
  DAY,
  MINUTE,
  type Minutes,
  minutesOf,
  opinionAt,
  WINDOW,
  walk,
} from './minute-by-minute.ts';

/** Zones where something is about to happen to the clocks, and one where nothing ever does. */
const CHANGES: [string, string][] = [
  ['Europe/Madrid', '2026-03-29T01:00Z'],
  ['Europe/Madrid', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/Santiago', '2026-09-06T04:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Africa/Casablanca', '2026-03-22T02:00Z'],
  ['Pacific/Chatham', '2026-09-26T14:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Asia/Kathmandu', '2026-02-28T12:00Z'],
];
const REPS = 260;
const INSTANTS = 40;
/** To look for a change that never comes is what takes long. */
const LOOKS_AHEAD = 2;

const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const minutes = quarter * 15;
  return [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
});
const span = fc.tuple(clock, fc.oneof(clock, fc.constant('24:00'))).map((ends) => ends.join('-'));
const OFFICE: Hours = { 'mon-fri': ['09:00-13:00', '14:00-18:00'] };
const hours: fc.Arbitrary<Hours> = fc.oneof(
  fc.constant(OFFICE),
  fc.constant<Hours>({ 'mon-sun': ['22:00-06:00'] }),
  fc.constant<Hours>('always'),
  fc.dictionary(
    fc.constantFrom('mon', 'sun', 'sat', 'mon-fri', 'sat-mon', 'sun-wed', 'mon-sun'),
    fc.array(span, { maxLength: 3 }),
    { maxKeys: 3 },
  ),
);

/** Offsets in minutes from the begin of the window, a quarter of an hour apart. */
const quarter = (days: number) => fc.integer({ min: 0, max: days * 96 }).map((n) => n * 15);
const stretch = fc
  .tuple(quarter(7), quarter(2))
  .map(([from, length]) => [from, from + length + 15]);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 1 });

const situation = fc
  .record({
    change: fc.constantFrom(...CHANGES),
    week: hours,
    holidays: fc.subarray([1, 2, 3, 4, 5, 6]),
    timeOff: fc.array(stretch, { maxLength: 4 }),
    dnd: maybe(stretch),
    status: maybe(fc.record({ until: fc.option(quarter(5)) })),
    away: maybe(fc.record({ until: fc.option(quarter(5)), forMisses: fc.boolean() })),
    account: fc.constantFrom('fine', 'fine', 'fine', 'fine', 'fine', 'fine', 'gone', 'unknown'),
  })
  .map((drawn) => {
    const from = Date.parse(drawn.change[1]) - 2 * DAY * MINUTE;
    return { from, presence: presenceOf(drawn, from) };
  });

type Drawn = {
  change: [string, string];
  week: Hours;
  holidays: number[];
  timeOff: number[][];
  dnd: number[] | null;
  status: { until: number | null } | null;
  away: { until: number | null; forMisses: boolean } | null;
  account: string;
};

function presenceOf(drawn: Drawn, from: number): Presence {
  const at = (minute = 0) => new Date(from + minute * MINUTE);
  const end = (minute: number | null) => (minute === null ? null : at(minute));
  const spanOf = ([start, until]: number[]) => ({ from: at(start), until: at(until) });
  const dates = drawn.holidays.map((day) =>
    at(day * DAY)
      .toISOString()
      .slice(0, 10),
  );
  const { away, dnd, status } = drawn;
  return {
    calendar: { hours: drawn.week, timeZone: drawn.change[0], holidays: new Set(dates) },
    away: away && { until: end(away.until), by: null, forMisses: away.forMisses },
    timeOff: drawn.timeOff
      .map((one) => ({ ...spanOf(one), by: null, coverId: null }))
      .toSorted((a, b) => a.from.getTime() - b.from.getTime()),
    slack: {
      dnd: dnd && spanOf(dnd),
      status: status && { emoji: 'palm_tree', until: end(status.until) },
    },
    deactivated: drawn.account === 'gone',
    reachable: drawn.account !== 'unknown',
  };
}

const instants = fc.array(fc.integer({ min: 0, max: 4 * DAY }), {
  minLength: INSTANTS,
  maxLength: INSTANTS,
});

let judged = 0;
afterAll(() => expect(judged).toBeGreaterThanOrEqual(10_000));

it('agrees with a walk over every minute on the wall clock', { timeout: 240_000 }, () => {
  fc.assert(
    fc.property(situation, instants, fc.nat(3_000), ({ presence, from }, all, open) => {
      const minutes = minutesOf(presence, from);
      for (const [nth, now] of all.entries()) {
        agreesOnShift(presence, minutes, now);
        agreesOnBusinessTime(presence.calendar, minutes, { now, open });
        if (nth < LOOKS_AHEAD) agreesOnNextChange(presence, minutes, now);
        judged += 1;
      }
    }),
    { numRuns: REPS },
  );
});

const instant = ({ from }: Minutes, minute: number) => new Date(from + minute * MINUTE);

function agreesOnShift(presence: Presence, minutes: Minutes, now: number): void {
  const shift = shiftOf(presence, instant(minutes, now));
  const opinion = opinionAt(presence, minutes, now);
  expect(shift.state === 'on_shift').toBe(minutes.free[now]);
  if (!opinion) return;
  const code = shift.state === 'on_shift' ? 'on_shift' : whyNotHere(shift).code;
  expect(code.replace('availability.', '')).toBe(opinion.says);
  if (shift.state === 'on_shift' || opinion.until === undefined) return;
  expect(shift.until).toEqual(opinion.until === null ? null : instant(minutes, opinion.until));
}

/** What nobody can say within the window is not compared. */
function known(minute: number | undefined, found: () => Date | null) {
  return minute === undefined ? undefined : (found()?.getTime() ?? null);
}

/** From the begin of a minute on, `open` minutes of open time further. */
function agreesOnBusinessTime(
  calendar: Presence['calendar'],
  minutes: Minutes,
  asked: { now: number; open: number },
): void {
  const { open, worked } = minutes;
  const at = instant(minutes, asked.now);
  const isOpenIn = (minute: number) => Boolean(open[minute]);
  const before = worked[asked.now] ?? 0;
  const opens = walk(asked.now, isOpenIn);
  const closes = opens === undefined ? opens : walk(opens, (minute) => !isOpenIn(minute));
  const due = walk(asked.now, (minute) => worked[minute] === before + asked.open);
  const found = {
    open: isOpen(calendar, at),
    between: businessMsBetween(calendar, at, instant(minutes, WINDOW)) / MINUTE,
    opens: known(opens, () => nextOpening(calendar, at)),
    closes: known(closes, () => closingAfter(calendar, at)),
    due: known(due, () => addBusinessMs(calendar, at, asked.open * MINUTE)),
  };
  const when = (minute: number | undefined) => known(minute, () => instant(minutes, minute ?? 0));
  const between = (worked[WINDOW] ?? 0) - before;
  expect(found).toEqual({
    open: isOpenIn(asked.now),
    between,
    opens: when(opens),
    closes: when(closes),
    due: when(due),
  });
}

function agreesOnNextChange(presence: Presence, minutes: Minutes, now: number): void {
  const { free } = minutes;
  const found = nextChangeAfter(trialRep('ana', { presence }), instant(minutes, now));
  const changes = walk(now, (minute) => free[minute] !== free[now]);
  if (changes !== undefined) expect(found).toEqual(instant(minutes, changes));
  else if (found)
    expect(found.getTime()).toBeGreaterThanOrEqual(instant(minutes, WINDOW).getTime());
}
