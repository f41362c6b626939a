import { describe, expect, it, test } from 'vitest';
import type { Changes } from '../../../src/routing/fairness/ledger.ts';
import type { Draw } from '../../../src/routing/model/decision.ts';
import { rampSchema } from '../../../src/routing/model/policy/fairness.ts';
import { seededNumbers } from '../../../src/routing/simulation/seeded-numbers.ts';
import { scale } from '../../support/scale.ts';
import { type Circumstances, PoolDesk, type Weights } from './desk.ts';

const HISTORIES = scale({
  short: { seeds: 4, leads: 500 },
  full: { seeds: 200, leads: 2_000 },
});

/** Joins, shifts, leave, skills, declines, silence, leads by hand and late refunds, all mixed. */
class History {
  private readonly members: Weights = {};
  private readonly skills: Record<string, string[]> = {};
  private readonly off = new Set<string>();
  private readonly away = new Set<string>();
  private readonly taken: Draw[] = [];
  private readonly random: () => number;

  constructor(
    readonly desk: PoolDesk,
    seed: number,
  ) {
    this.random = seededNumbers(seed);
    for (let rep = 0; rep < 6; rep += 1) this.join();
  }

  play(leads: number, { byHand }: { byHand: boolean }): void {
    for (let lead = 0; lead < leads; lead += 1) {
      this.move();
      this.offerUntilTaken();
      if (byHand) this.giveByHand();
      if (this.desk.sum !== 0) throw new Error(`the sum moved to ${this.desk.sum}`);
    }
  }

  private join(): void {
    const id = `rep-${Object.keys(this.members).length}`;
    this.members[id] = this.weight();
    this.skills[id] = this.random() < 0.4 ? ['es'] : [];
  }

  private weight(): number {
    return 25 + Math.floor(this.random() * 4) * 25;
  }

  private move(): void {
    if (this.random() < 0.005) this.join();
    for (const id of Object.keys(this.members)) {
      if (this.random() < 0.02 && !this.off.delete(id)) this.off.add(id);
      if (this.random() < 0.01 && !this.away.delete(id)) this.away.add(id);
      if (this.random() < 0.005) this.members[id] = this.weight();
    }
  }

  private circumstances(excluded: Set<string>, requireSkills: string[]): Circumstances {
    const { off, away, skills } = this;
    return { offShift: off, absent: away, excluded, skills, requireSkills };
  }

  private offerUntilTaken(): void {
    const excluded = new Set<string>();
    const requireSkills = this.random() < 0.3 ? ['es'] : [];
    for (;;) {
      const draw = this.desk.draw(this.members, this.circumstances(excluded, requireSkills));
      if (!draw) return;
      const answer = this.random();
      if (answer < 0.3) this.desk.giveBack(draw);
      if (answer >= 0.6) return;
      excluded.add(draw.repId);
    }
  }

  /** Now and then a lead that counts, and the end of one that came back long after. */
  private giveByHand(): void {
    if (this.random() < 0.05) {
      const ids = Object.keys(this.members);
      const chosen = ids[Math.floor(this.random() * ids.length)] ?? 'rep-0';
      this.taken.push(this.desk.count(this.members, chosen, this.circumstances(new Set(), [])));
    }
    const late = this.random() < 0.05 ? this.taken.shift() : undefined;
    if (late) this.desk.giveBack(late);
  }
}

type Terms = ConstructorParameters<typeof PoolDesk>[0];

function worstOf(terms: Terms, { byHand = false } = {}): number {
  const worst = Array.from({ length: HISTORIES.seeds }, (_, seed) => {
    const desk = new PoolDesk(terms);
    new History(desk, seed).play(HISTORIES.leads, { byHand });
    return desk.worst;
  });
  return Math.max(...worst);
}

const CATCH_UP = { catch_up: { leads: 3, one_in: 4 } };

const giveOneLeadBack = (changes: Changes): Changes => {
  const [taker = ''] = Object.entries(changes).toSorted(([, a], [, b]) => a - b)[0] ?? [];
  return { [taker]: 1_000_000 };
};

describe('people who come and go, with skills, declines and silence', () => {
  it('are within one and a half leads of their share, measured', () => {
    expect(worstOf({})).toBeLessThanOrEqual(1.5);
  });

  it('are within two where the absent catch up', () => {
    expect(worstOf(CATCH_UP)).toBeLessThanOrEqual(2);
  });

  it('are within four where the load counts, catching up or not', () => {
    expect(worstOf({ count: 'load' })).toBeLessThanOrEqual(4);
    expect(worstOf({ count: 'load', ...CATCH_UP })).toBeLessThanOrEqual(4);
  });

  it('would not be, if a refund only gave the lead back: the control', () => {
    const desk = new PoolDesk({}, giveOneLeadBack);
    const history = new History(desk, 1);
    expect(() => history.play(50, { byHand: false })).toThrow('the sum moved');
  });

  test.each<[string, Terms]>([
    ['as it is by default', {}],
    ['that lets people catch up', CATCH_UP],
    ['that counts the load', { count: 'load' }],
    ['that does both', { count: 'load', ...CATCH_UP }],
  ])(
    'keep the sum at 0 after every act, by hand and late refunds too, in a pool %s',
    (_, terms) => {
      worstOf(terms, { byHand: true });
    },
  );
});

it('brings every lag and catch-up back where every turn comes back', () => {
  const desk = new PoolDesk({ count: 'load', ...CATCH_UP });
  const team = { ana: 100, ben: 50, cleo: 75, dan: 25 };
  const skills = { ana: ['es'] };
  const draws: Draw[] = [];
  for (let lead = 0; lead < 60; lead += 1) {
    const absent = lead < 30 ? ['ben'] : [];
    const draw = desk.draw(team, { skills, absent, requireSkills: lead % 4 === 0 ? ['es'] : [] });
    if (draw) draws.push(draw);
  }
  expect(draws).toHaveLength(60);
  for (const draw of draws.toReversed()) desk.giveBack(draw);
  expect(Object.values(desk.lags).every((units) => units === 0)).toBe(true);
  expect(Object.values(desk.catchUps).every((units) => units === 0)).toBe(true);
});

describe('a weight that changes', () => {
  it('counts from now on, and is owed nothing for the time before', () => {
    const desk = new PoolDesk();
    for (let lead = 0; lead < 300; lead += 1) desk.draw({ a: 100, b: 100, c: 50 });
    const since = desk.received.length;
    for (let lead = 0; lead < 100; lead += 1) desk.draw({ a: 100, b: 100, c: 200 });
    expect(desk.got('c', since)).toBeGreaterThanOrEqual(49);
    expect(desk.got('c', since)).toBeLessThanOrEqual(51);
    expect(desk.worst).toBeLessThan(1.5);
  });

  it('would flood its rep, if shares were counted over all leads that ever came: the control', () => {
    const counts: Weights = { a: 120, b: 120, c: 60 };
    const weights: Weights = { a: 100, b: 100, c: 200 };
    let got = 0;
    for (let lead = 0; lead < 100; lead += 1) {
      const share = (id: string) => (counts[id] ?? 0) / (weights[id] ?? 1);
      const id = Object.keys(counts).reduce((one, other) =>
        share(other) < share(one) ? other : one,
      );
      counts[id] = (counts[id] ?? 0) + 1;
      got += id === 'c' ? 1 : 0;
    }
    expect(got).toBeGreaterThan(90);
  });
});

describe('a newcomer', () => {
  const team = { a: 100, b: 100, c: 100, d: 100 };

  it('begins even with the others, whatever came before', () => {
    const desk = new PoolDesk();
    for (let lead = 0; lead < 1_000; lead += 1) desk.draw(team);
    const since = desk.received.length;
    for (let lead = 0; lead < 50; lead += 1) desk.draw({ ...team, new: 100 });
    expect(desk.got('new', since)).toBe(10);
  });

  it('comes up to the weight by steps, and gets no more afterwards for what was less', () => {
    const ramp = rampSchema.parse({ from: '2026-11-12', steps: ['20% for 10d', '50% for 10d'] });
    const desk = new PoolDesk({ ramps: { new: ramp } });
    const gotIn = (days: number, from: number) => {
      const since = desk.received.length;
      for (let lead = 0; lead < days * 10; lead += 1) {
        desk.draw({ ...team, new: 100 }, { day: from + Math.floor(lead / 10) });
      }
      return desk.got('new', since);
    };
    expect(gotIn(10, 0)).toBe(0);
    expect(Math.abs(gotIn(10, 10) - 100 * (20 / 420))).toBeLessThan(1);
    expect(Math.abs(gotIn(10, 20) - 100 * (50 / 450))).toBeLessThan(1);
    expect(Math.abs(gotIn(10, 30) - 100 * (100 / 500))).toBeLessThan(1);
    expect(desk.worst).toBeLessThan(1.5);
  });
});

/** Two who are owed the same, each time: one of them gets it, and both are half a lead further. */
function worstBy(size: number): number {
  const desk = new PoolDesk();
  const ids = Array.from({ length: size }, (_, i) => `r${String(i).padStart(2, '0')}`);
  const members = Object.fromEntries(ids.map((id) => [id, 100]));
  for (let lead = 0; lead < size ** 3; lead += 1) {
    const pair = ids.flatMap((one, i) =>
      ids
        .slice(i + 1)
        .flatMap((other) => (desk.lead(one) === desk.lead(other) ? [[one, other]] : [])),
    )[0];
    if (!pair) break;
    desk.draw(members, { offShift: ids.filter((id) => !pair.includes(id)) });
  }
  return desk.worst;
}

describe('somebody who decides who may take each lead', () => {
  it.each([4, 8, 12])('can drive %d people a quarter of their number from their share', (size) => {
    expect(worstBy(size)).toBe(size / 4);
  });
});
