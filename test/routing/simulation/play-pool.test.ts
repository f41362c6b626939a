import { describe, expect, it, test } from 'vitest';
import { chooseFromPool } from '../../../src/routing/assignment/choose-from-pool.ts';
import { reverseChanges } from '../../../src/routing/fairness/ledger.ts';
import { LEAD_UNITS } from '../../../src/routing/model/decision.ts';
import type { DecidingParts } from '../../../src/routing/simulation/play.ts';
import { playPool } from '../../../src/routing/simulation/play-pool.ts';
import { seededNumbers } from '../../../src/routing/simulation/seeded-numbers.ts';
import type { Trial } from '../../../src/routing/simulation/trial.ts';
import {
  ALWAYS,
  DAY_MS,
  largestLag,
  leftOver,
  OFFICE,
  rowOf,
  START,
  trialOf,
  trialRep,
  working,
} from './trials.ts';

const REAL: DecidingParts = { choose: chooseFromPool, reverse: reverseChanges };

const plainly: DecidingParts['reverse'] = (changes) => {
  const [chosen = ''] = Object.entries(changes).find(([, units]) => units < 0) ?? [];
  return { [chosen]: LEAD_UNITS };
};

/** People of any weight, hours and caps, who answer in any way. */
function anyTrial(seed: number): Trial {
  const random = seededNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const ids = Array.from({ length: 1 + below(8) }, (_, i) => `rep-${i}`);
  const trial = trialOf(Object.fromEntries(ids.map((id) => [id, 25 * (1 + below(8))])));
  const reps = ids.map((id) => {
    const capacity = random() < 0.3 ? { open: 3 + below(20), day: 2 + below(8) } : {};
    return trialRep(id, { ...working(random() < 0.4 ? OFFICE : ALWAYS), capacity });
  });
  const answering = { decline: random() * 0.4, silent: random() * 0.4 };
  const openForMs = random() < 0.5 ? below(3) * DAY_MS : null;
  return { ...trial, reps, answering, openForMs, leads: 1 + below(300), seed };
}

describe('a team that does not change and always answers', () => {
  test.each<[string, Record<string, number>]>([
    ['equals', { a: 100, b: 100, c: 100 }],
    ['two', { a: 100, b: 50 }],
    ['one heavy', { a: 400, b: 100, c: 100, d: 100, e: 100 }],
    ['odd weights', { a: 7, b: 13, c: 29, d: 31, e: 97, f: 1_000 }],
  ])('gets what the weights say, to within one lead at every step: %s', (_, members) => {
    const result = playPool(trialOf(members, { leads: 1_000 }));
    const total = Object.values(members).reduce((sum, one) => sum + one, 0);
    expect(result).toMatchObject({ received: 1_000, unassigned: {}, lagSum: 0, waited: 0 });
    expect(largestLag(result)).toBeLessThan(1);
    for (const { repId, received, entitled } of result.rows) {
      expect(Math.abs(received - entitled)).toBeLessThan(1);
      expect(entitled).toBeCloseTo((1_000 * (members[repId] ?? 0)) / total, 2);
    }
  });

  it('would not by chance: the control', () => {
    const random = seededNumbers(7);
    const anybody: DecidingParts['choose'] = (request) => {
      const answer = chooseFromPool(request);
      if (answer.outcome !== 'offered' || !answer.draw) return answer;
      const ids = Object.keys(request.pool.members);
      const repId = ids[Math.floor(random() * ids.length)] ?? '';
      const changes = { ...answer.draw.changes };
      changes[answer.repId] = (changes[answer.repId] ?? 0) + LEAD_UNITS;
      changes[repId] = (changes[repId] ?? 0) - LEAD_UNITS;
      return { ...answer, repId, draw: { ...answer.draw, repId, changes } };
    };
    const trial = trialOf({ a: 100, b: 100, c: 100 }, { leads: 1_000 });
    expect(largestLag(playPool(trial, { ...REAL, choose: anybody }))).toBeGreaterThan(5);
  });
});

describe('whatever people do', () => {
  const results = Array.from({ length: 100 }, (_, seed) => playPool(anyTrial(seed)));

  it('every lead is received or accounted for', () => {
    for (const [seed, result] of results.entries()) {
      expect(result.received + leftOver(result), `seed ${seed}`).toBe(result.leads);
    }
  });

  it('nothing is owed in sum, and each row adds up', () => {
    for (const [seed, result] of results.entries()) {
      expect(result.lagSum, `seed ${seed}`).toBe(0);
      for (const row of result.rows) {
        const owed = row.owedBefore + row.entitled - row.received - row.turnsLost;
        expect(owed, `seed ${seed}, ${row.repId}`).toBeCloseTo(row.owedNow, 6);
      }
    }
  });

  it('nobody is ever owed or ahead by more than one lead and a half', () => {
    const worst = Math.max(...results.map(largestLag));
    expect(worst).toBeGreaterThan(0.5);
    expect(worst).toBeLessThanOrEqual(1.5);
  });

  it('would be, if a refund only gave the lead back: the control', () => {
    const answering = { decline: 0.3, silent: 0 };
    const trial = trialOf({ a: 100, b: 50, c: 25 }, { leads: 500, answering });
    const pool = { ...trial.pool, refund_limit: 1_000 };
    const result = playPool({ ...trial, pool }, { ...REAL, reverse: plainly });
    expect(largestLag(result)).toBeGreaterThan(10);
    expect(result.lagSum).not.toBe(0);
  });

  it('the same seed gives the same result, in whatever order the reps are given', () => {
    const trial = anyTrial(3);
    const again = playPool({ ...trial, reps: trial.reps.toReversed() });
    const byId = (one: typeof again) => one.rows.toSorted((a, b) => (a.repId < b.repId ? -1 : 1));
    expect(byId(again)).toEqual(byId(playPool(trial)));
    expect(playPool({ ...trial, seed: 4 })).not.toEqual(playPool(trial));
  });

  it('the trial changes nothing it was given', () => {
    const trial = anyTrial(5);
    const before = structuredClone(trial);
    playPool(trial);
    expect(trial).toEqual(before);
  });
});

describe('what stands in the way', () => {
  it('who is away earns nothing and gets nothing until they are back', () => {
    const until = new Date(START.getTime() + 50 * 300_000);
    const away = { ...working(ALWAYS).presence, away: { until, by: null, forMisses: false } };
    const reps = [trialRep('ana', { presence: away }), trialRep('ben')];
    const result = playPool(trialOf({ ana: 100, ben: 100 }, { reps }));
    expect(rowOf(result, 'ana')).toMatchObject({
      received: 25,
      passedOver: { 'availability.away': 50 },
    });
    expect(rowOf(result, 'ben').received).toBe(75);
  });

  it('the leads of the night wait for the morning and are shared out then', () => {
    const reps = ['ana', 'ben'].map((id) => trialRep(id, working(OFFICE)));
    const from = new Date('2026-11-23T16:00:00Z');
    const trial = trialOf({ ana: 100, ben: 100 }, { reps, from, leads: 20, everyMs: 3_600_000 });
    const result = playPool(trial);
    expect(result).toMatchObject({ received: 20, waited: 16 });
    expect(result.rows.map((row) => row.received)).toEqual([10, 10]);
  });

  it('who is full is passed over, and what nobody has room for is left over', () => {
    const reps = ['ana', 'ben'].map((id) => trialRep(id, { capacity: { open: 5 } }));
    const trial = trialOf({ ana: 100, ben: 100 }, { reps, leads: 30 });
    const result = playPool(trial);
    expect(result).toMatchObject({ received: 10, unassigned: { 'hold.full': 20 } });
    expect(playPool({ ...trial, openForMs: 3_600_000 })).toMatchObject({ received: 30 });
  });

  it('the cap of a day comes back at midnight', () => {
    const reps = [trialRep('ana', { capacity: { day: 4 } })];
    const result = playPool(trialOf({ ana: 100 }, { reps, leads: 10 }));
    expect(result).toMatchObject({ received: 10, waited: 6 });
  });

  it('what people hold already counts', () => {
    const counters = { open: 4, dayKey: '2026-11-22', day: 9, weekKey: '2026-W47', week: 9 };
    const reps = [trialRep('ana', { capacity: { open: 5, day: 5 }, counters })];
    const trial = trialOf({ ana: 100 }, { reps, leads: 3 });
    expect(playPool(trial).received).toBe(1);
    expect(playPool({ ...trial, openForMs: DAY_MS }).received).toBe(3);
  });

  it('the lags of now are where it starts, those of people who left included', () => {
    const lags = { ana: 2 * LEAD_UNITS, ben: -1.5 * LEAD_UNITS, gone: -0.5 * LEAD_UNITS };
    const result = playPool(trialOf({ ana: 100, ben: 100 }, { lags, leads: 3 }));
    expect(rowOf(result, 'ana')).toMatchObject({ owedBefore: 2, received: 3, longestRun: 3 });
    expect(rowOf(result, 'gone')).toMatchObject({ weight: 0, owedNow: -0.5, received: 0 });
    expect(result.lagSum).toBe(0);
  });
});

describe('how people answer', () => {
  const members = { ana: 100, ben: 100 };

  it('silence uses the turn, and the lead goes to the next when the clock says so', () => {
    const answering = { decline: 0, silent: 0.3 };
    const result = playPool(trialOf(members, { answering, leads: 200 }));
    const lost = result.rows.reduce((sum, row) => sum + row.turnsLost, 0);
    expect(lost).toBeGreaterThan(40);
    expect(result.received + leftOver(result)).toBe(200);
  });

  it('without a step that asks the next rep the lead stays with who is silent', () => {
    const { tier } = trialOf(members);
    const trial = trialOf(members, {
      tier: { ...tier, on_breach: [] },
      answering: { decline: 0, silent: 1 },
      leads: 5,
    });
    const result = playPool(trial);
    expect(result).toMatchObject({ received: 0, unassigned: { unanswered: 5 }, lagSum: 0 });
    expect(result.rows.reduce((sum, row) => sum + row.turnsLost, 0)).toBe(5);
  });

  it('whoever is silent once too often leaves the lead to a manager', () => {
    const { tier } = trialOf(members);
    const trial = trialOf(members, {
      tier: { ...tier, max_reroutes: 0 },
      answering: { decline: 0, silent: 1 },
      leads: 5,
    });
    expect(playPool(trial).unassigned).toEqual({ 'hold.max_reroutes': 5 });
  });

  it('as many reps are asked as the tier says, and each of them uses the turn', () => {
    const { tier } = trialOf(members);
    const answering = { decline: 0, silent: 1 };
    const asked = [0, 1, 2].map((reroutes) => {
      const team = { a: 100, b: 100, c: 100, d: 100 };
      const trial = trialOf(team, {
        answering,
        leads: 4,
        tier: { ...tier, max_reroutes: reroutes },
      });
      return playPool(trial).rows.reduce((sum, row) => sum + row.turnsLost, 0);
    });
    expect(asked).toEqual([4, 8, 12]);
  });

  it('the pool says which declines give the turn back', () => {
    const answering = { decline: 0.5, silent: 0 };
    const trial = trialOf(members, { answering, leads: 200 });
    const all = trial.reasons.map(({ id }) => id);
    const free = { ...trial.pool, refund: all, refund_limit: 1_000 };
    const refunded = playPool({ ...trial, pool: free });
    const charged = playPool({ ...trial, pool: { ...trial.pool, refund: [] } });
    expect(refunded.rows.every((row) => row.turnsLost === 0)).toBe(true);
    expect(charged.rows.every((row) => row.turnsLost > 20)).toBe(true);
  });

  it('a reason that goes to the manager ends the search', () => {
    const { reasons } = trialOf(members);
    const bad = reasons.filter(({ next }) => next === 'manager');
    const answering = { decline: 1, silent: 0 };
    const result = playPool(trialOf(members, { reasons: bad, answering, leads: 7 }));
    expect(result.unassigned).toEqual({ 'hold.declined_to_manager': 7 });
  });

  it('a lead everybody declined is left over', () => {
    const { reasons } = trialOf(members);
    const full = reasons.filter(({ id }) => id === 'full');
    const answering = { decline: 1, silent: 0 };
    const result = playPool(trialOf(members, { reasons: full, answering, leads: 4 }));
    expect(result.unassigned).toEqual({ 'hold.all_declined': 4 });
  });
});
