import { describe, expect, it, test } from 'vitest';
import {
  applyChanges,
  type Changes,
  drawChanges,
  lagOf,
  reverseChanges,
  sumOf,
} from '../../../src/routing/fairness/ledger.ts';
import { pickMostOwed } from '../../../src/routing/fairness/pick.ts';
import { type Lags, LEAD_UNITS } from '../../../src/routing/model/decision.ts';
import { OBJECTIVES, type Objective } from '../../../src/routing/model/policy/policy.ts';

type Team = Record<string, number>;
type Refund = (changes: Changes, repId: string) => Changes;

/** A pool that draws: the smallest thing around the ledger that can be fair or unfair. */
class Desk {
  lags: Lags = {};
  received: string[] = [];
  /** The largest |lag| there ever was, in leads. */
  worst = 0;
  readonly refund: Refund;
  /** What settles ties; the figures it goes by follow no turn. */
  objectives: readonly Objective[] = [];
  private readonly lastAssigned = new Map<string, Date>();

  constructor(refund: Refund = reverseChanges) {
    this.refund = refund;
  }

  draw(team: Team): { repId: string; changes: Changes } {
    const entries = Object.entries(team).map(([repId, weight]) => ({
      repId,
      weight,
      lag: lagOf(this.lags, repId),
      lastAssignedAt: this.lastAssigned.get(repId) ?? null,
      open: (this.received.length * weight) % 7,
      room: (this.received.length + weight) % 5,
      skills: 0,
    }));
    const { repId } = pickMostOwed(entries, this.objectives);
    const changes = drawChanges(entries, repId);
    this.apply(changes);
    this.received.push(repId);
    this.lastAssigned.set(repId, new Date(this.received.length));
    return { repId, changes };
  }

  giveBack({ repId, changes }: { repId: string; changes: Changes }): void {
    this.apply(this.refund(changes, repId));
  }

  private apply(changes: Changes): void {
    this.lags = applyChanges(this.lags, changes);
    const now = Math.max(...Object.values(this.lags).map(Math.abs)) / LEAD_UNITS;
    this.worst = Math.max(this.worst, now);
  }

  count(repId: string): number {
    return this.received.filter((one) => one === repId).length;
  }
}

/** Reps of every weight who join, leave, come back, decline and stay silent. */
function churn(desk: Desk, { leads, seed }: { leads: number; seed: number }): void {
  const random = randomFrom(seed);
  const weights = new Map<string, number>();
  const present = new Set<string>();
  const join = () => {
    weights.set(`rep-${weights.size}`, 25 + Math.floor(random() * 4) * 25);
    present.add(`rep-${weights.size - 1}`);
  };
  for (let rep = 0; rep < 6; rep += 1) join();
  for (let lead = 0; lead < leads; lead += 1) {
    if (random() < 0.005) join();
    for (const repId of weights.keys()) {
      if (random() < 0.02 && !present.delete(repId)) present.add(repId);
      if (random() < 0.005) weights.set(repId, 25 + Math.floor(random() * 4) * 25);
    }
    offerUntilTaken(desk, new Map([...weights].filter(([repId]) => present.has(repId))), random);
  }
}

function offerUntilTaken(desk: Desk, able: Map<string, number>, random: () => number): void {
  while (able.size > 0) {
    const drawn = desk.draw(Object.fromEntries(able));
    const answer = random();
    if (answer < 0.3) desk.giveBack(drawn);
    if (desk.refund === reverseChanges && sumOf(desk.lags) !== 0) throw new Error('the sum moved');
    if (answer >= 0.6) return;
    able.delete(drawn.repId);
  }
}

/** mulberry32: a small seeded generator, so that a failure can be run again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const worstOver = (runs: number, leads: number, refund?: Refund) =>
  Math.max(
    ...Array.from({ length: runs }, (_, seed) => {
      const desk = new Desk(refund);
      churn(desk, { leads, seed });
      return desk.worst;
    }),
  );

const giveOneLeadBack: Refund = (_, repId) => ({ [repId]: LEAD_UNITS });

const longestRun = (received: string[], repId: string) =>
  Math.max(
    ...received
      .map((one) => (one === repId ? '1' : ' '))
      .join('')
      .split(' ')
      .map((run) => run.length),
  );

describe('a team that does not change', () => {
  test.each<[string, Team]>([
    ['equals', { a: 1, b: 1, c: 1 }],
    ['two', { a: 100, b: 50 }],
    ['one heavy', { a: 400, b: 100, c: 100, d: 100, e: 100 }],
    ['odd weights', { a: 7, b: 13, c: 29, d: 31, e: 97, f: 1_000 }],
    ['twenty', Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`r${i}`, i * i + 1]))],
  ])('keeps every lag below one lead at every step: %s', (_, team) => {
    const desk = new Desk();
    for (let lead = 0; lead < 2_000; lead += 1) desk.draw(team);
    expect(desk.worst).toBeLessThan(1);
  });

  it('keeps it for random weights too', () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const random = randomFrom(seed);
      const size = 2 + Math.floor(random() * 12);
      const weight = () => 1 + Math.floor(random() * 300);
      const team = Object.fromEntries(Array.from({ length: size }, (_, i) => [`r${i}`, weight()]));
      const desk = new Desk();
      for (let lead = 0; lead < 300; lead += 1) desk.draw(team);
      expect(desk.worst, `seed ${seed}`).toBeLessThan(1);
    }
  });

  it.each(OBJECTIVES)('keeps it whatever the segment is about: %s', (objective) => {
    const desk = new Desk();
    desk.objectives = [objective];
    for (let lead = 0; lead < 1_000; lead += 1) desk.draw({ a: 100, b: 100, c: 100, d: 50 });
    expect(desk.worst).toBeLessThan(1);
    expect(sumOf(desk.lags)).toBe(0);
  });

  it('gives 30 leads to three equals as 10, 10 and 10', () => {
    const desk = new Desk();
    for (let lead = 0; lead < 30; lead += 1) desk.draw({ a: 100, b: 100, c: 100 });
    expect(['a', 'b', 'c'].map((repId) => desk.count(repId))).toEqual([10, 10, 10]);
  });

  it('gives n leads at once to n equals, one each', () => {
    const team = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`r${index}`, 1]));
    const desk = new Desk();
    for (let lead = 0; lead < 50; lead += 1) desk.draw(team);
    expect(new Set(desk.received).size).toBe(50);
  });
});

describe('a team that comes and goes', () => {
  it('keeps the sum at 0 after every step of 10,000 histories', () => {
    for (let seed = 0; seed < 10_000; seed += 1) churn(new Desk(), { leads: 6, seed });
  });

  it('keeps every lag within one and a half leads', () => {
    expect(worstOver(20, 2_000)).toBeLessThanOrEqual(1.5);
  });

  it('would not, if a refund only gave the lead back: the control', () => {
    expect(worstOver(1, 2_000, giveOneLeadBack)).toBeGreaterThan(10);
  });
});

describe('a heavy rep back from leave', () => {
  const others = { b: 100, c: 100, d: 100, e: 100 };
  it('gets at most two leads in a row', () => {
    const desk = new Desk();
    for (let lead = 0; lead < 50; lead += 1) desk.draw({ a: 400, ...others });
    for (let lead = 0; lead < 400; lead += 1) desk.draw(others);
    for (let lead = 0; lead < 200; lead += 1) desk.draw({ a: 400, ...others });
    expect(longestRun(desk.received, 'a')).toBeLessThanOrEqual(2);
  });

  it('would be flooded by a round robin that counts: the control', () => {
    const team = Object.entries({ a: 400, ...others });
    const counts = new Map(team.map(([repId]) => [repId, repId === 'a' ? 0 : 100]));
    const received = Array.from({ length: 200 }, () => {
      const share = ([repId, weight]: [string, number]) => (counts.get(repId) ?? 0) / weight;
      const [repId] = team.reduce((best, one) => (share(one) < share(best) ? one : best));
      counts.set(repId, (counts.get(repId) ?? 0) + 1);
      return repId;
    });
    expect(longestRun(received, 'a')).toBeGreaterThan(75);
  });
});

describe('a light rep', () => {
  const others = { a: 100, b: 100, c: 100, d: 100 };
  const team = { ...others, light: 25 };
  const turn = 425 / 25;

  /** Which lead after that is the first for the light rep, counted from 1. */
  function firstLead(desk: Desk): number {
    const before = desk.received.length;
    const had = desk.count('light');
    while (desk.count('light') === had) desk.draw(team);
    return desk.received.length - before;
  }

  it('who is new gets the first lead within 1/share + 2 leads', () => {
    const desk = new Desk();
    for (let lead = 0; lead < 301; lead += 1) desk.draw(others);
    expect(firstLead(desk)).toBeLessThanOrEqual(turn + 2);
  });

  it('who is back gets it within 1/share + 3, having left at any moment, for any time', () => {
    const waits = Array.from({ length: 60 * 40 }, (_, n) => {
      const desk = new Desk();
      for (let lead = 0; lead < n % 60; lead += 1) desk.draw(team);
      for (let lead = 0; lead < 50 + Math.floor(n / 60); lead += 1) desk.draw(others);
      return firstLead(desk);
    });
    expect(Math.max(...waits)).toBeLessThanOrEqual(turn + 3);
    // Right after a turn nobody can promise less: whoever is ahead of the share waits longer.
    expect(Math.max(...waits)).toBeGreaterThan(turn + 2);
  });
});
