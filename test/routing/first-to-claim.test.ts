import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, lagOf, sumOf } from '../../src/routing/fairness/ledger.ts';
import { countTurn } from '../../src/routing/fairness/turn.ts';
import { type Lags, LEAD_UNITS, type Placement } from '../../src/routing/model/decision.ts';
import { NO_CATCH_UP } from '../../src/routing/model/policy/fairness.ts';
import { reasonText } from '../../src/routing/model/reasons.ts';
import { drawOf, takerOf } from '../../src/routing/replay/taker-of.ts';
import { away, codesOf, decide, inputOf, policyOf, rep } from '../support/decisions.ts';
import { naiveDraw } from './fairness/naive-turn.ts';

type Asked = Extract<Placement, { outcome: 'first_to_claim' }>;

const TEAM = ['ana', 'ben', 'cleo', 'dirk', 'eve'];
const POOLS = [{ id: 'emea', members: Object.fromEntries(TEAM.map((id) => [id, 100])) }];
const rule = (more: object = {}) => ({
  id: 'race',
  assign: { pool: 'emea', offer: 'first_to_claim', ...more },
});
const first = (more: object = {}, policy: object = {}) =>
  policyOf([rule(more)], { pools: POOLS, ...policy });
const everybody = (over: Record<string, object> = {}) => TEAM.map((id) => rep(id, over[id]));

describe('a rule whose lead goes to the first to claim', () => {
  it('asks three at once where nothing else is said, and takes nobody’s turn yet', () => {
    const lags = { emea: { ben: 800_000, dirk: 400_000, ana: -1_200_000 } };
    const decision = decide({ candidates: everybody() }, first());
    expect(decision.placement).toMatchObject({ repIds: ['ana', 'ben', 'cleo'], poolId: 'emea' });
    const { placement, candidates } = decideOwed(lags);
    expect(placement).toMatchObject({ repIds: ['ben', 'dirk', 'cleo'] });
    expect(placement).not.toHaveProperty('draw');
    expect(candidates.map(({ rep: id, why }) => [id, reasonText(why)])).toEqual([
      ['ben', 'is asked, number 1 in line (owed 1.00)'],
      ['dirk', 'is asked, number 2 in line (owed 0.60)'],
      ['cleo', 'is asked, number 3 in line (owed 0.20)'],
      ['eve', 'lost the tie-break'],
      ['ana', 'owed less (-1.00)'],
    ]);
  });

  it('says whom it asks', () => {
    const { reasons } = decide({ candidates: everybody() }, first({ ask: 2 }));
    expect(reasons.map((one) => reasonText(one))).toEqual([
      'the first to claim gets it (ana, ben)',
    ]);
  });

  it('asks fewer where fewer can take it, and goes on where nobody can', () => {
    const out = { ana: { shift: away }, ben: { shift: away }, cleo: { shift: away } };
    const few = decide({ candidates: everybody(out) }, first({ ask: 10 }));
    expect(few.placement).toMatchObject({ repIds: ['dirk', 'eve'] });
    const candidates = TEAM.map((id) => rep(id, { shift: away }));
    expect(decide({ candidates }, first()).placement.outcome).toBe('held');
  });

  it('asks in the pool that this one overflows into as well, and in the fallback in turn', () => {
    const pools = [
      { id: 'emea', members: { ana: 100 }, overflow: 'rest' },
      { id: 'rest', members: { ben: 100, cleo: 100, dirk: 100 } },
    ];
    const candidates = everybody({ ana: { shift: away } });
    const over = decide({ candidates }, first({ ask: 2 }, { pools }));
    expect(over.placement).toMatchObject({ repIds: ['ben', 'cleo'], poolId: 'rest' });
    expect(codesOf(over)).toEqual(['pool.overflow', 'offer.first_to_claim']);
    const alone = [{ id: 'emea', members: { ana: 100 } }, pools[1] ?? {}];
    const fallback = first({}, { pools: alone, fallback: { pool: 'rest' } });
    expect(decide({ candidates }, fallback).placement).toMatchObject({
      outcome: 'offered',
      repId: 'ben',
    });
  });

  it('asks all who can take it in the channel of the pool, or three where it has none', () => {
    const pools = [{ id: 'emea', members: POOLS[0]?.members, channel: 'C0EMEA' }];
    const candidates = everybody({ ben: { capacity: { open: 0 } } });
    const called = decide({ candidates }, first({ ask: 'channel' }, { pools }));
    const channel = 'C0EMEA';
    const repIds = ['ana', 'cleo', 'dirk', 'eve'];
    expect(called.placement).toMatchObject({ outcome: 'first_to_claim', channel, repIds });
    expect(called.reasons.map((one) => reasonText(one))).toEqual([
      'the first to claim it in the channel gets it (4 can)',
    ]);
    const beyond = [{ ...pools[0], members: { ana: 0 }, overflow: 'rest' }];
    const rest = { id: 'rest', members: POOLS[0]?.members };
    const over = decide({ candidates }, first({ ask: 'channel' }, { pools: [...beyond, rest] }));
    expect(over.placement).toMatchObject({ repIds: ['ana', 'cleo', 'dirk'], poolId: 'rest' });
    expect(over.placement).not.toHaveProperty('channel');
  });

  it('goes in turn where it came with a file, and to whoever has the company already', () => {
    const file = { ...inputOf({ candidates: everybody() }), bulk: true };
    expect(decide(file, first()).placement).toMatchObject({ outcome: 'offered', repId: 'ana' });
    const standing = { companyReps: ['dirk'] };
    expect(decide({ candidates: everybody(), standing }, first()).placement).toMatchObject({
      outcome: 'offered',
      repId: 'dirk',
    });
  });

  it('keeps who could have had it, for the draw of the claim', () => {
    const over = { ben: { capacity: { open: 0 } } };
    const { placement } = decide({ candidates: everybody(over) }, first({ ask: 2 }));
    expect((placement as Asked).turn).toEqual({
      queue: 'emea',
      eligible: ['ana', 'cleo', 'dirk', 'eve'].map((repId) => ({ repId, weight: 100 })),
      bystanders: [],
      absent: [],
    });
  });

  it('counts for the most owed where a lead of the past is decided again', () => {
    const { placement } = decide({ candidates: everybody() }, first());
    expect(takerOf(placement)).toBe('ana');
    expect(drawOf(placement)?.changes).toMatchObject({ ana: -800_000, eve: 200_000 });
  });
});

function decideOwed(lags: Record<string, Lags>) {
  return decide({ candidates: everybody(), ...({ lags } as object) }, first());
}

/** Each lead: who is there, how many are asked, and who of them is first; null: nobody. */
const leadArb = fc.record({
  here: fc.subarray(TEAM, { minLength: 1 }),
  ask: fc.integer({ min: 1, max: 5 }),
  claims: fc.option(fc.nat(), { nil: null }),
});

it('only the claim moves what is owed, by what a naive ledger says, and it sums to nothing', () => {
  fc.assert(
    fc.property(fc.array(leadArb, { maxLength: 60 }), (leads) => {
      let lags: Lags = {};
      const naive = new Map<string, number>();
      for (const { here, ask, claims } of leads) {
        const shift = { shift: away };
        const absent = TEAM.filter((id) => !here.includes(id)).map((id) => [id, shift] as const);
        const candidates = everybody(Object.fromEntries(absent));
        const asked = decide(
          { candidates, ...({ lags: { emea: lags } } as object) },
          first({ ask }),
        ).placement as Asked;
        expect(asked.repIds).toHaveLength(Math.min(ask, here.length));
        expect(new Set(asked.repIds).size).toBe(asked.repIds.length);
        expect(asked.repIds.every((id) => here.includes(id))).toBe(true);
        const claimer = claims === null ? undefined : asked.repIds[claims % asked.repIds.length];
        if (claimer === undefined) continue;
        const turn = { ...asked.turn, lags, catchUps: {}, terms: NO_CATCH_UP };
        for (const [id, leadsOwed] of naiveDraw(turn, claimer).changes) {
          naive.set(id, (naive.get(id) ?? 0) + leadsOwed);
        }
        lags = applyChanges(lags, countTurn(turn, claimer).changes);
        expect(sumOf(lags)).toBe(0);
      }
      for (const id of TEAM) {
        expect(lagOf(lags, id) / LEAD_UNITS).toBeCloseTo(naive.get(id) ?? 0, 3);
      }
    }),
  );
});

it('the control: a draw for whoever is asked first drifts from it', () => {
  const { placement } = decide({ candidates: everybody() }, first());
  const asked = placement as Asked;
  const turn = { ...asked.turn, lags: {}, catchUps: {}, terms: NO_CATCH_UP };
  const [ana = '', ben = ''] = asked.repIds;
  expect(countTurn(turn, ana).changes).not.toEqual(countTurn(turn, ben).changes);
  expect(naiveDraw(turn, ben).changes.get(ana)).toBeCloseTo(0.2);
});
