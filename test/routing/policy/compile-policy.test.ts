import { describe, expect, it } from 'vitest';
import type { LeadFacts } from '../../../src/routing/model/lead.ts';
import { policySchema } from '../../../src/routing/model/policy/policy.ts';
import { compilePolicy } from '../../../src/routing/policy/compile-policy.ts';

const lead = (country: string, employees: number): LeadFacts => ({
  person: { mail: 'business' },
  company: { country, employees },
  request: {},
  attribution: {},
  custom: {},
  account: { matched: false },
  source: 'website',
  channel: 'web',
  tier: 'standard',
  test: false,
});

function compile(over: object = {}) {
  return compilePolicy(
    policySchema.parse({
      version: 1,
      pools: [{ id: 'emea', members: { ana: 100 } }],
      rules: [
        { id: 'spain', when: { 'company.country': 'ES' }, assign: { pool: 'emea' } },
        { id: 'rest', assign: { pool: 'emea' } },
      ],
      ...over,
    }),
  );
}

describe('a compiled policy', () => {
  it('gives a lead the territory of the highest priority, then the first in the file', () => {
    const match = { 'company.country': 'ES' };
    const { territory } = compile({
      territories: [
        { id: 'south', match },
        { id: 'iberia', match, priority: 10 },
        { id: 'late', match, priority: 10 },
      ],
    });
    expect(territory(lead('ES', 5))?.id).toBe('iberia');
    expect(territory(lead('FR', 5))).toBeNull();
  });

  it('gives a lead the first segment that matches', () => {
    const { segment } = compile({
      segments: [
        { id: 'large', when: { 'company.employees': { gte: 1000 } } },
        { id: 'mid', when: { 'company.employees': { gte: 100 } } },
      ],
    });
    expect(segment(lead('ES', 5000))?.id).toBe('large');
    expect(segment(lead('ES', 500))?.id).toBe('mid');
    expect(segment(lead('ES', 5))).toBeNull();
  });

  it('keeps the rules in order, each with its test', () => {
    const { entries } = compile().rules;
    expect(entries.map(({ one, predicate }) => [one.id, predicate.test(lead('FR', 1))])).toEqual([
      ['spain', false],
      ['rest', true],
    ]);
  });

  it('falls back to the tier "standard", else to the first by name', () => {
    const { tier } = compile({ sla: { standard: { claim: '15m' }, gold: { claim: '5m' } } });
    expect(tier('gold')).toMatchObject({ id: 'gold', claim: 300_000 });
    expect(tier('silver')).toMatchObject({ id: 'standard', claim: 900_000 });
    expect(tier(undefined).id).toBe('standard');
    expect(tier('toString').id).toBe('standard');
    expect(compile({ sla: { b: { claim: '1m' }, a: { claim: '2m' } } }).tier('x').id).toBe('a');
  });

  it('finds pools by id', () => {
    expect(compile().pools.get('emea')?.members).toEqual({ ana: 100 });
  });

  it('says where a broken condition stands', () => {
    const broken = { rules: [{ id: 'a', when: { nope: 1 }, assign: { pool: 'emea' } }] };
    expect(() => compile(broken)).toThrow(expect.objectContaining({ path: 'rules[0].when.nope' }));
  });
});
