import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/routing/availability/calendar.ts';
import { PROMISE_KINDS } from '../../../src/routing/model/offer.ts';
import { ALWAYS, pastCalendars } from '../../../src/routing/sla/clock-calendar.ts';
import { type SlaFigures, SlaTally } from '../../../src/routing/sla/past/figures.ts';
import type { Promised } from '../../../src/routing/sla/past/judge-promise.ts';
import { spreadOf } from '../../../src/routing/sla/past/percentiles.ts';
import { type LeadTimes, lengthOf, STRETCHES } from '../../../src/routing/sla/past/stretches.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 23, 10);
const at = (minute: number) => new Date(START + minute * MINUTE);
const NOW = at(100);

describe('percentiles', () => {
  it('are figures that were measured, by the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect(spreadOf(hundred)).toEqual({ count: 100, medianMs: 50, p90Ms: 90, p99Ms: 99 });
    expect(spreadOf([4, 1, 3, 2])).toEqual({ count: 4, medianMs: 2, p90Ms: 4, p99Ms: 4 });
    expect(spreadOf([7])).toEqual({ count: 1, medianMs: 7, p90Ms: 7, p99Ms: 7 });
  });

  it('of nothing are nothing, not 0', () => {
    expect(spreadOf([])).toEqual({ count: 0, medianMs: null, p90Ms: null, p99Ms: null });
  });
});

const NAMES = ['receivedAt', 'decidedAt', 'deliveredAt', 'askedAt', 'claimedAt', 'touchedAt'];
const instant = fc.option(fc.integer({ min: 0, max: 120 }).map(at), { nil: null });
const times: fc.Arbitrary<LeadTimes> = fc.record({
  receivedAt: fc.integer({ min: 0, max: 60 }).map(at),
  decidedAt: instant,
  deliveredAt: instant,
  askedAt: instant,
  claimedAt: instant,
  touchedAt: instant,
});
const promise: fc.Arbitrary<Promised> = fc.record({
  dueAt: fc.integer({ min: 0, max: 120 }).map(at),
  keptAt: instant,
  endedAt: instant,
  isSeen: fc.boolean(),
});
const group = fc.constantFrom('hot', 'standard', 'constructor', null);
const kind = fc.constantFrom(...PROMISE_KINDS);
const history = fc.record({
  leads: fc.array(fc.record({ group, times, isAsked: fc.boolean() }), { maxLength: 40 }),
  promises: fc.array(fc.record({ group, kind, promise }), { maxLength: 40 }),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** By the words of the page alone: each stretch looked for, each percentile counted out. */
function recount({ leads, promises }: History, isMine: (group: string | null) => boolean) {
  const mine = leads.filter((lead) => isMine(lead.group));
  const stretch = (from: number, to: number) =>
    mine.flatMap((lead) => {
      const [a, b] = [from, to].map((n) =>
        Object.entries(lead.times).find(([k]) => k === NAMES[n]),
      );
      const [start, end] = [a?.[1], b?.[1]] as [Date | null, Date | null];
      return start && end && start <= end ? [[Number(end) - Number(start), lead.isAsked]] : [];
    });
  const ends = [
    [0, 1],
    [1, 2],
    [3, 4],
    [0, 4],
    [4, 5],
    [0, 5],
  ];
  const counted = ends.map(([from = 0, to = 0]) => {
    const all = stretch(from, to);
    const wall = all.map(([ms]) => Number(ms));
    const working = all.flatMap(([ms, isAsked]) => (isAsked ? [Number(ms)] : []));
    return { wall: spread(wall), working: spread(working) };
  });
  const kept = promises.filter((one) => isMine(one.group) && one.kind === 'claim');
  return {
    leads: mine.length,
    stretches: counted,
    inTime: kept.filter(({ promise: { keptAt, dueAt } }) => keptAt && keptAt <= dueAt).length,
    late: kept.filter(({ promise: one }) => one.isSeen && isLate(one)).length,
    claims: kept.length,
  };
}

function isLate({ keptAt, endedAt, dueAt }: Promised): boolean {
  if (keptAt) return keptAt > dueAt;
  return endedAt ? endedAt >= dueAt : NOW >= dueAt;
}

/** The smallest figure that enough of them do not exceed. */
function spread(figures: number[]) {
  const least = (hundredths: number) => {
    const enough = figures.filter(
      (one) => 100 * figures.filter((other) => other <= one).length >= hundredths * figures.length,
    );
    return enough.length === 0 ? null : Math.min(...enough);
  };
  return { count: figures.length, medianMs: least(50), p90Ms: least(90), p99Ms: least(99) };
}

function told({ leads, stretches, promises: { claim } }: SlaFigures) {
  const { kept, missed, running, ended, unseen } = claim;
  return {
    leads,
    stretches: STRETCHES.map((stretch) => stretches[stretch]),
    inTime: kept,
    late: missed,
    claims: kept + missed + running + ended + unseen,
  };
}

const CALENDARS = { claim: ALWAYS, first_touch: ALWAYS, next_touch: ALWAYS };

function tallied({ leads, promises }: History) {
  const tally = new SlaTally(NOW);
  for (const one of leads) tally.came(one.group, one.times, one.isAsked ? CALENDARS : null);
  for (const one of promises) tally.promised(one.group, one.kind, one.promise);
  return tally.report();
}

describe('the figures of a report', () => {
  it('are those of a naive recount, for each group and for all', () => {
    fc.assert(
      fc.property(history, (played) => {
        const { groups, total } = tallied(played);
        expect(told(total)).toEqual(recount(played, () => true));
        for (const one of groups) {
          expect(told(one)).toEqual(recount(played, (other) => other === one.group));
        }
      }),
    );
  });

  it('have a share of what came due alone, and none of nothing', () => {
    const due = { dueAt: at(15), keptAt: null, endedAt: null, isSeen: true };
    const tally = new SlaTally(NOW);
    expect(tally.report().total.promises.claim.share).toBe(null);
    tally.promised('hot', 'claim', { ...due, keptAt: at(1) });
    tally.promised('hot', 'claim', due);
    tally.promised('hot', 'claim', { ...due, endedAt: at(2) });
    tally.promised('hot', 'claim', { ...due, dueAt: at(200) });
    tally.promised('hot', 'claim', { ...due, isSeen: false });
    expect(tally.report().total.promises.claim).toEqual({
      kept: 1,
      missed: 1,
      ended: 1,
      running: 1,
      unseen: 1,
      share: 0.5,
    });
  });

  it('stand by the id of their group, the group of none last', () => {
    const none = { decidedAt: null, deliveredAt: null, askedAt: null };
    const lead = { receivedAt: at(0), claimedAt: null, touchedAt: null, ...none };
    const tally = new SlaTally(NOW);
    for (const id of [null, 'hot', 'bulk']) tally.came(id, lead, null);
    expect(tally.report().groups.map((one) => one.group)).toEqual(['bulk', 'hot', null]);
  });
});

describe('working time', () => {
  const OFFICE: Calendar = { ...ALWAYS, hours: { 'mon-fri': ['09:00-17:00'] } };
  const friday = new Date('2026-11-27T16:30:00Z');
  const monday = new Date('2026-11-30T09:30:00Z');
  const lead: LeadTimes = {
    receivedAt: friday,
    decidedAt: friday,
    deliveredAt: friday,
    askedAt: friday,
    claimedAt: monday,
    touchedAt: new Date('2026-11-30T10:00:00Z'),
  };
  const by = (hours: 'rep' | 'always', outOfHours = false, askedAt = friday) =>
    pastCalendars({ hours, out_of_hours: outOfHours }, askedAt, { rep: OFFICE, pool: null });

  it('leaves a weekend out, and a clock that always runs does not', () => {
    const wall = 65 * 60 * MINUTE;
    expect(lengthOf('card_to_claim', lead, by('rep'))).toEqual({ wall, working: 60 * MINUTE });
    expect(lengthOf('card_to_claim', lead, by('always'))).toEqual({ wall, working: wall });
  });

  it('is wall time for the claim of who asked to be reached off shift, and not for the touch', () => {
    const saturday = new Date('2026-11-28T10:00:00Z');
    const hot = by('rep', true, saturday);
    expect(lengthOf('receipt_to_claim', lead, hot)?.working).toBe(65 * 60 * MINUTE);
    expect(lengthOf('receipt_to_touch', lead, hot)?.working).toBe(90 * MINUTE);
    expect(lengthOf('receipt_to_claim', lead, by('rep', true))?.working).toBe(60 * MINUTE);
  });

  it('of a lead that nobody was asked about is not known', () => {
    expect(lengthOf('receipt_to_claim', lead, null)).toMatchObject({ working: null });
  });
});
