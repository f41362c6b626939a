import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCatchUp } from '../../../src/routing/fairness/catch-up.ts';
import { type CatchUp, NO_CATCH_UP } from '../../../src/routing/model/policy/fairness.ts';
import { longestRun, PoolDesk, type Weights } from './desk.ts';

const TWO: Weights = { ana: 100, ben: 100 };
const HEAVY: Weights = { a: 400, b: 100, c: 100, d: 100, e: 100 };
const times = (count: number, act: () => unknown) => Array.from({ length: count }, act);
const THREE = { catch_up: { leads: 3, one_in: 4 } };
const LEAVE = { absent: ['ana'] };

/** A team that works, works without one, and works again; what it received since the return. */
function backFromLeave(
  team: Weights,
  terms: { catch_up: CatchUp; before: number; gone: number; leads?: number },
): { desk: PoolDesk; since: number } {
  const [returner = ''] = Object.keys(team);
  const desk = new PoolDesk({ catch_up: terms.catch_up });
  times(terms.before, () => desk.draw(team));
  times(terms.gone, () => desk.draw(team, { absent: [returner] }));
  const since = desk.received.length;
  times(terms.leads ?? 200, () => desk.draw(team));
  return { desk, since };
}

const anyLeave = fc.record({ before: fc.nat(60), gone: fc.integer({ min: 1, max: 400 }) });
const granted = (one_in: fc.Arbitrary<number>) =>
  fc.record({ leads: fc.integer({ min: 1, max: 20 }), one_in });
const runAfter = (catch_up: CatchUp, leave: { before: number; gone: number }) => {
  const { desk, since } = backFromLeave(HEAVY, { catch_up, ...leave });
  return longestRun(desk.received.slice(since), 'a');
};

describe('what somebody who is absent may catch up on', () => {
  it('grows by the share they would have had of each lead, beside the lags', () => {
    const pool = new PoolDesk(THREE);
    const draw = pool.draw(TWO, LEAVE);
    expect(draw).toMatchObject({ changes: { ben: 0 }, promised: { ana: 500_000 } });
    expect(pool.lags).toEqual({ ben: 0 });
  });

  it('grows no further than the policy grants', () => {
    const pool = new PoolDesk(THREE);
    times(50, () => pool.draw(TWO, LEAVE));
    expect(pool.missed('ana')).toBe(3);
  });

  it('does not grow off shift, before a first day, at weight 0, or for leads they could not take', () => {
    const pool = new PoolDesk(THREE);
    pool.draw(TWO, { offShift: ['ana'] });
    pool.draw({ ...TWO, cleo: 0 }, { absent: ['cleo'] });
    pool.draw(TWO, { ...LEAVE, skills: { ben: ['es'] }, requireSkills: ['es'] });
    pool.draw(TWO, { ...LEAVE, excluded: ['ana'] });
    expect(pool.catchUps).toEqual({});
  });

  it('grows by leads they lack the skill for where the pool counts the load', () => {
    const pool = new PoolDesk({ count: 'load', catch_up: { leads: 3, one_in: 4 } });
    pool.draw(TWO, { ...LEAVE, skills: { ben: ['es'] }, requireSkills: ['es'] });
    expect(pool.missed('ana')).toBe(0.5);
  });

  it('is nothing in a pool that grants nothing', () => {
    const pool = new PoolDesk();
    expect(pool.draw(TWO, LEAVE)).not.toHaveProperty('promised');
  });

  it('is set off by what comes next where a refund took more than there was', () => {
    const pool = new PoolDesk(THREE);
    const draws = times(2, () => pool.draw(TWO, LEAVE)) as ReturnType<PoolDesk['draw']>[];
    times(20, () => pool.draw(TWO));
    expect(pool.missed('ana')).toBe(0);
    for (const draw of draws) if (draw) pool.giveBack(draw);
    expect(pool.missed('ana')).toBe(-1);
    expect(toCatchUp(pool.catchUps, 'ana', { leads: 3, one_in: 4 })).toBe(0);
    times(3, () => pool.draw(TWO, LEAVE));
    expect(pool.missed('ana')).toBe(0.5);
    expect(pool.sum).toBe(0);
  });
});

describe('catching up', () => {
  it('brings as many leads as were missed, and no more', () => {
    const { desk, since } = backFromLeave(TWO, {
      catch_up: { leads: 3, one_in: 4 },
      before: 0,
      gone: 40,
    });
    const without = backFromLeave(TWO, { catch_up: NO_CATCH_UP, before: 0, gone: 40 });
    expect(desk.missed('ana')).toBe(0);
    expect(desk.got('ana', since)).toBeGreaterThanOrEqual(102);
    expect(desk.got('ana', since)).toBeLessThanOrEqual(103);
    expect(without.desk.got('ana', without.since)).toBe(100);
  });

  it('takes it from the others by their weights', () => {
    const pool = new PoolDesk({ catch_up: { leads: 1, one_in: 4 } });
    const team = { ana: 100, ben: 300, cleo: 100 };
    times(9, () => pool.draw(team, LEAVE));
    const before = pool.lags;
    const draw = pool.draw(team);
    expect(draw?.repId).not.toBe('ana');
    expect(draw?.promised).toEqual({ ana: -250_000 });
    expect(draw?.changes.ana).toBe(200_000 + 250_000);
    const paid = (repId: string, credit: number) =>
      (draw?.changes[repId] ?? 0) - credit + (draw?.repId === repId ? 1_000_000 : 0);
    expect([paid('ben', 600_000), paid('cleo', 200_000)]).toEqual([-187_500, -62_500]);
    expect(before.ana ?? 0).toBe(0);
  });

  it('pays nothing where nobody else could have had the lead', () => {
    const pool = new PoolDesk({ catch_up: { leads: 1, one_in: 2 } });
    times(9, () => pool.draw(TWO, LEAVE));
    pool.draw(TWO, { absent: ['ben'] });
    expect(pool.missed('ana')).toBe(1);
    expect(pool.lead('ana')).toBe(0);
  });

  it('gives a heavy rep back from leave at most two leads in a row', () => {
    fc.assert(
      fc.property(granted(fc.integer({ min: 2, max: 5 })), anyLeave, (catch_up, leave) => {
        expect(runAfter(catch_up, leave)).toBeLessThanOrEqual(2);
      }),
      { numRuns: 40 },
    );
  });

  it('gives one more at most where it is spread over many leads', () => {
    fc.assert(
      fc.property(granted(fc.integer({ min: 6, max: 40 })), anyLeave, (catch_up, leave) => {
        expect(runAfter(catch_up, leave)).toBeLessThanOrEqual(3);
      }),
      { numRuns: 20 },
    );
  });

  it('would flood whoever is paid all that was missed at once: the control', () => {
    const pool = new PoolDesk();
    times(40, () => pool.draw(HEAVY, { absent: ['a'] }));
    pool.lags = { ...pool.lags, a: 10_000_000, b: -10_000_000 };
    times(20, () => pool.draw(HEAVY));
    expect(longestRun(pool.received.slice(40), 'a')).toBeGreaterThan(10);
  });

  it('ends for every weight, and leaves nobody more than two leads from their share', () => {
    const team = fc
      .array(fc.integer({ min: 1, max: 8 }), { minLength: 2, maxLength: 8 })
      .map((weights): Weights => Object.fromEntries(weights.map((w, i) => [`r${i}`, w * 25])));
    fc.assert(
      fc.property(team, granted(fc.constant(4)), anyLeave, (members, { leads }, leave) => {
        const catch_up = { leads: Math.min(leads, 3), one_in: 4 };
        const { desk } = backFromLeave(members, { catch_up, ...leave, leads: 300 });
        expect(desk.sum).toBe(0);
        expect(desk.worst).toBeLessThanOrEqual(2);
        const { r0 = 0, ...others } = members;
        const weights = Object.values(others).reduce((sum, one) => sum + one, 0);
        if (r0 <= weights) expect(desk.missed('r0')).toBeLessThan(0.1);
      }),
      { numRuns: 60 },
    );
  });
});
