import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ACCOUNTS_CONFIDENCE,
  SENDER_CONFIDENCE,
} from '../../../src/routing/enrichment/known-facts.ts';
import { HALF_LIFE_MS, mergeFacts } from '../../../src/routing/enrichment/merge-facts.ts';
import { ENRICHED_FIELDS, type SourcedFact } from '../../../src/routing/model/enrichment.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const ORDER = ['lead', 'accounts', 'first', 'second'];
const DAY_MS = 86_400_000;

function told(source: string, value: string | number, more: Partial<SourcedFact> = {}) {
  const known = { field: 'company.employees', confidence: 0.8, learnedAt: NOW } as const;
  return { ...known, source, value, ...more };
}

const merged = (...facts: SourcedFact[]) => mergeFacts(facts, { now: NOW, order: ORDER })[0];
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

test('the surer source is believed, and the other is kept as who lost', () => {
  expect(merged(told('first', 40, { confidence: 0.6 }), told('second', 50))).toEqual({
    field: 'company.employees',
    value: 50,
    source: 'second',
    confidence: 0.8,
    learnedAt: NOW.toISOString(),
    lost: [{ value: 40, source: 'first', confidence: 0.6 }],
  });
});

test('whoever says the same has not lost, however it is written', () => {
  const field = 'company.industry';
  const one = told('first', 'Fintech', { field });
  expect(merged(one, told('second', ' fintech', { field }))?.lost).toEqual([]);
});

test('after a half-life a fact is worth half, so that a fresh one of less weight wins', () => {
  const old = told('first', 40, { confidence: 0.9, learnedAt: new Date(+NOW - HALF_LIFE_MS) });
  expect(merged(old, told('second', 50, { confidence: 0.5 }))?.value).toBe(50);
  expect(merged(old)?.confidence).toBe(0.45);
});

test('of two that are equally sure the later wins, then the one that stands first', () => {
  const later = told('second', 50);
  expect(merged(told('first', 40, { learnedAt: new Date(+NOW - 1) }), later)?.value).toBe(50);
  expect(merged(later, told('first', 40))?.value).toBe(40);
  const swapped = mergeFacts([later, told('first', 40)], { now: NOW, order: ['second', 'first'] });
  expect(swapped[0]?.value).toBe(50);
});

test('what a sender writes is believed over the account list as long as the lead lives', () => {
  const sender = told('lead', 40, { confidence: SENDER_CONFIDENCE, learnedAt: daysAgo(30) });
  expect(merged(sender, told('accounts', 50, { confidence: ACCOUNTS_CONFIDENCE }))?.value).toBe(40);
});

test('two credible numbers more than three times apart lower the confidence', () => {
  expect(merged(told('first', 40), told('second', 120))?.confidence).toBe(0.8);
  expect(merged(told('first', 40), told('second', 121))?.confidence).toBe(0.56);
  const guess = told('second', 4_000, { confidence: 0.49 });
  expect(merged(told('first', 40), guess)?.confidence).toBe(0.8);
});

test('a fact from the future is worth no more than one of now', () => {
  expect(merged(told('first', 40, { learnedAt: new Date(+NOW + DAY_MS) }))?.confidence).toBe(0.8);
});

const anyFact: fc.Arbitrary<SourcedFact> = fc.record({
  field: fc.constantFrom(...ENRICHED_FIELDS),
  value: fc.oneof(fc.nat(5_000), fc.string()),
  source: fc.constantFrom(...ORDER, 'unheard-of'),
  confidence: fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
  learnedAt: fc.nat(400).map(daysAgo),
});
const anyFacts = fc.array(anyFact, { maxLength: 12 });

test('the same facts in any order give the same fields', () => {
  const shuffled = anyFacts.chain((facts) =>
    fc.tuple(
      fc.constant(facts),
      fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([facts, others]) => {
      const how = { now: NOW, order: ORDER };
      expect(mergeFacts(others, how)).toEqual(mergeFacts(facts, how));
    }),
  );
});

test('every field that anybody tells has one value, told by somebody, within 0 and 1', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const fields = mergeFacts(facts, { now: NOW, order: ORDER });
      expect(fields.map((one) => one.field)).toEqual(
        ENRICHED_FIELDS.filter((field) => facts.some((one) => one.field === field)),
      );
      for (const { field, value, source, confidence } of fields) {
        const sources = facts.filter((one) => one.field === field && one.value === value);
        expect(sources.map((one) => one.source)).toContain(source);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }),
  );
});
