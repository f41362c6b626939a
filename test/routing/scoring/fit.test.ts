import { describe, expect, it } from 'vitest';
import type { LeadFacts } from '../../../src/routing/model/lead.ts';
import { DEFAULT_ICP, icpSchema } from '../../../src/routing/model/policy/icp.ts';
import { scoreFit } from '../../../src/routing/scoring/fit.ts';
import { decide, policyOf, REST } from '../../support/decisions.ts';
import { factsOf, inputOf, scoresOf } from './inputs.ts';

const OURS = icpSchema.parse({
  sizes: [
    { from: 500, value: 0.5 },
    { from: 20, value: 1 },
  ],
  industries: [{ words: ['bakery'], value: 1 }],
  places: [
    { countries: ['PT'], value: 0.9 },
    { territories: ['iberia'], value: 0.7 },
  ],
  weights: { size: 1, industry: 0.5, place: 0.5, title: 0 },
  other: { size: 0, industry: 0.1, place: 0.2 },
});
const fitOf = (over: Partial<LeadFacts>) => scoreFit(inputOf({ facts: factsOf(over), icp: OURS }));
const company = (fields: LeadFacts['company']) => fitOf({ company: fields }).score;

describe('the ideal customer profile of a policy', () => {
  it('rates a size by the first row it reaches, and what is below all rows by the rest', () => {
    const known = [5_000, 100, 5].map((employees) => company({ employees }));
    expect(known).toEqual([0.5, 1, 0]);
  });

  it('rates an industry by its words', () => {
    expect(company({ industry: 'Bakery and pastry' })).toBe(1);
    expect(company({ industry: 'Fintech' })).toBe(0.1);
  });

  it('rates a place by its country before its territory, whatever the case', () => {
    expect(company({ country: 'pt' })).toBe(0.9);
    expect(company({ country: 'ES' })).toBe(0.7);
    expect(fitOf({ company: { country: 'ES' }, territory: 'dach' }).score).toBe(0.2);
  });

  it('weighs the parts, and a part without weight is neither asked for nor missed', () => {
    const all = fitOf({ company: { employees: 100, industry: 'bakery', country: 'PT' } });
    expect(all.score).toBe(0.975);
    expect(all.confidence).toBe(1);
    expect(fitOf({ company: { employees: 100 }, person: { mail: 'none' } })).toMatchObject({
      score: 1,
      confidence: 0.5,
    });
  });

  it('is that of the engine where the policy has none, and every part may be left out', () => {
    expect(icpSchema.parse({})).toEqual(DEFAULT_ICP);
    const own = policyOf([REST], { icp: { industries: [{ words: ['bakery'], value: 0 }] } });
    const facts = { company: { industry: 'bakery', employees: 100 } };
    const fits = [policyOf(), own].map((one) => decide({ facts }, one).scores.components.fit.score);
    expect(fits[0]).toBe(scoresOf({ ...facts, person: { mail: 'none' } }).fit.score);
    expect(fits[1]).toBeLessThan(fits[0] ?? 0);
  });

  it.each([
    [{ sizes: [{ from: 1, value: 1.1 }] }, ['sizes', 0, 'value']],
    [{ sizes: [] }, ['sizes']],
    [{ industries: [{ words: [], value: 1 }] }, ['industries', 0, 'words']],
    [{ places: [{ countries: ['Spain'], value: 1 }] }, ['places', 0, 'countries', 0]],
    [{ places: [{ value: 1 }] }, ['places', 0]],
    [{ weights: { size: 0, industry: 0, place: 0, title: 0 } }, ['weights']],
    [{ size: [] }, []],
  ])('refuses %j at its place', (icp, path) => {
    expect(icpSchema.safeParse(icp).error?.issues.map((issue) => issue.path)).toEqual([path]);
  });
});
