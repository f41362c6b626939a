import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  creditsFor,
  drawChanges,
  formatLeads,
  lagOf,
  reverseChanges,
  sumOf,
} from '../../../src/routing/fairness/ledger.ts';
import { LEAD_UNITS } from '../../../src/routing/model/decision.ts';

const THREE = ['ana', 'ben', 'cem'].map((repId) => ({ repId, weight: 1 }));

const shares = fc
  .uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 30 })
  .map((weights) => weights.map((weight, index) => ({ repId: `rep-${index}`, weight })));

describe('a draw', () => {
  it('credits by weight and gives what rounding leaves to the chosen', () => {
    expect(creditsFor(THREE, 'ben')).toEqual({ ana: 333_333, ben: 333_334, cem: 333_333 });
    expect(drawChanges(THREE, 'ben')).toEqual({ ana: 333_333, ben: -666_666, cem: 333_333 });
  });

  it('sums to exactly 0 for any weights, and credits one whole lead', () => {
    fc.assert(
      fc.property(shares, fc.nat(), (eligible, index) => {
        const chosen = `rep-${index % eligible.length}`;
        expect(sumOf(creditsFor(eligible, chosen))).toBe(LEAD_UNITS);
        expect(sumOf(drawChanges(eligible, chosen))).toBe(0);
      }),
    );
  });

  it('charges a chosen who was not eligible the whole lead', () => {
    expect(drawChanges(THREE.slice(0, 2), 'mia')).toEqual({
      ana: 500_000,
      ben: 500_000,
      mia: -1_000_000,
    });
  });

  it('touches nobody when only one is eligible', () => {
    expect(drawChanges(THREE.slice(0, 1), 'ana')).toEqual({ ana: 0 });
  });

  it('is reversed exactly, whatever happened in between', () => {
    fc.assert(
      fc.property(shares, shares, (before, between) => {
        const draw = drawChanges(before, 'rep-0');
        const other = drawChanges(between, 'rep-0');
        const there = applyChanges(applyChanges({}, draw), other);
        const back = applyChanges(there, reverseChanges(draw));
        for (const { repId } of [...before, ...between]) {
          expect(lagOf(back, repId)).toBe(lagOf(other, repId));
        }
      }),
    );
  });
});

it('leaves the lags it was given as they were', () => {
  const lags = { ana: 5 };
  expect(applyChanges(lags, { ana: 1, ben: -1 })).toEqual({ ana: 6, ben: -1 });
  expect(lags).toEqual({ ana: 5 });
});

it('owes nothing to a newcomer, even one who is called constructor', () => {
  expect(lagOf({}, 'constructor')).toBe(0);
  expect(sumOf(drawChanges([{ repId: 'constructor', weight: 3 }], 'constructor'))).toBe(0);
});

it('prints leads with two decimals and no negative zero', () => {
  expect(formatLeads(833_333)).toBe('0.83');
  expect(formatLeads(-1_250_000)).toBe('-1.25');
  expect(formatLeads(-1)).toBe('0.00');
});
