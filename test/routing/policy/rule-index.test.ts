import { describe, expect, it } from 'vitest';
import type { LeadFacts } from '../../../src/routing/model/lead.ts';
import { compileCondition } from '../../../src/routing/policy/condition.ts';
import { indexConditions } from '../../../src/routing/policy/rule-index.ts';
import { conditionOf, makeRuleBook } from '../../bench/policy/rule-book.ts';
import { inputOf } from '../../support/decisions.ts';

const lead = (over: Partial<LeadFacts>) => inputOf({ facts: over }).facts;

/** Which conditions are tested for a lead, and which of them hold. */
function watch(conditions: Record<string, unknown>[]) {
  let tested: number[] = [];
  const watched = conditions.map((condition, position) => {
    const predicate = compileCondition(condition);
    const test = (one: LeadFacts) => {
      tested.push(position);
      return predicate.test(one);
    };
    return { ...predicate, test };
  });
  const find = indexConditions(watched);
  return (facts: LeadFacts) => {
    tested = [];
    const found = find(facts);
    return { found, tested: tested.toSorted((a, b) => a - b) };
  };
}
const look = (conditions: Record<string, unknown>[], facts: LeadFacts) => watch(conditions)(facts);

describe('an index of conditions', () => {
  it('looks only at what may hold, and finds it in order', () => {
    const conditions = [
      { 'company.country': 'FR' },
      {},
      { 'company.country': ['es', 'PT'], 'company.employees': { gte: 10 } },
      { not: { 'company.country': 'ES' } },
      { all: [{ 'company.country': 'ES' }] },
      { any: [{ 'company.country': 'PT' }, { 'company.country': { in: ['ES', 'es'] } }] },
      { any: [{ 'company.country': 'PT' }, { 'request.form': 'demo' }] },
    ];
    const facts = lead({ company: { country: 'Es', employees: 5 } });
    expect(look(conditions, facts)).toEqual({ found: [1, 4, 5], tested: [1, 2, 3, 4, 5, 6] });
    expect(look(conditions, lead({}))).toEqual({ found: [1, 3], tested: [1, 3, 6] });
  });

  it('files by the demand that tells conditions apart', () => {
    const conditions = Array.from({ length: 50 }, (_, n) => ({
      'company.country': 'ES',
      'custom.team': `team-${n}`,
    }));
    const facts = lead({ company: { country: 'ES' }, custom: { team: 'TEAM-7' } });
    expect(look(conditions, facts)).toEqual({ found: [7], tested: [7] });
  });

  it('keeps true, 1 and "1" apart', () => {
    const conditions = [{ 'custom.x': true }, { 'custom.x': 1 }, { 'custom.x': '1' }];
    expect(look(conditions, lead({ custom: { x: 1 } })).found).toEqual([1]);
    expect(look(conditions, lead({ custom: { x: '1' } })).found).toEqual([2]);
  });

  it('looks at no more than ten of two thousand rules for a lead, on average', () => {
    const { rules, hits, misses } = makeRuleBook(2_000);
    const lookAt = watch(rules.map(({ parts }) => conditionOf(parts)));
    const seen = [...hits, ...misses].map(lookAt);
    const tested = seen.reduce((sum, one) => sum + one.tested.length, 0);
    expect(tested / seen.length).toBeLessThan(10);
    expect(seen.filter(({ found }) => found.length > 0)).toHaveLength(hits.length);
  });
});
