import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswer } from '../../../src/routing/enrichment/read-answer.ts';
import { providerSchema } from '../../../src/routing/model/workspace/provider.ts';

const PROVIDER = providerSchema.parse({
  id: 'clearfacts',
  about: 'company',
  path: '/v1/companies/{domain}',
  confidence: 0.7,
  ttl: '30d',
  unknown_for: '1d',
  fields: {
    'company.employees': 'metrics.employees',
    'company.industry': { at: 'industry', confidence: 'confidence.industry', ttl: '90d' },
    'company.country': { at: 'country', confidence: 0.5 },
  },
});
const DAY_MS = 86_400_000;

const valuesOf = (body: unknown) =>
  Object.fromEntries(readAnswer(PROVIDER, body).facts.map(({ field, value }) => [field, value]));

test('facts are found where the settings say, each with its own confidence and life', () => {
  const body = {
    metrics: { employees: 1200 },
    industry: 'Fintech',
    confidence: { industry: 0.65 },
    country: 'es',
  };
  expect(readAnswer(PROVIDER, body)).toEqual({
    facts: [
      { field: 'company.employees', value: 1200, confidence: 0.7, ttlMs: 30 * DAY_MS },
      { field: 'company.industry', value: 'Fintech', confidence: 0.65, ttlMs: 90 * DAY_MS },
      { field: 'company.country', value: 'ES', confidence: 0.5, ttlMs: 30 * DAY_MS },
    ],
    faults: [],
  });
});

test('a value of a wrong kind costs that field only, and is noted', () => {
  const { facts, faults } = readAnswer(PROVIDER, {
    metrics: { employees: 'a lot' },
    industry: 'Fintech',
    country: 'Spain',
  });
  expect(facts.map(({ value }) => value)).toEqual([null, 'Fintech', null]);
  expect(faults.map(({ pointer }) => pointer)).toEqual(['/company.employees', '/company.country']);
  expect(faults[0]?.message).toBe('Found "a lot", expected a number from 0 up.');
});

test('a field that is missing is known to be unknown for a while', () => {
  const { facts, faults } = readAnswer(PROVIDER, {});
  expect(facts.map(({ value, ttlMs }) => [value, ttlMs])).toEqual([
    [null, DAY_MS],
    [null, DAY_MS],
    [null, DAY_MS],
  ]);
  expect(faults).toEqual([]);
});

test.each([[-5], [1.5], [10_000_001], [{ min: 50 }], [[50, 100]], [true]])(
  '%j is no number of employees',
  (employees) => {
    expect(valuesOf({ metrics: { employees } })['company.employees']).toBeNull();
  },
);

test('a confidence out of range is noted, and the settings decide', () => {
  const body = { industry: 'Fintech', confidence: { industry: 80 } };
  const { facts, faults } = readAnswer(PROVIDER, body);
  expect(facts[1]).toMatchObject({ value: 'Fintech', confidence: 0.7 });
  expect(faults).toMatchObject([{ code: 'confidence.unusable' }]);
});

test('whatever JSON comes, each field has a usable value or none', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (body, inner) => {
      for (const told of [body, { metrics: inner, industry: inner, country: inner }]) {
        const { facts } = readAnswer(PROVIDER, told);
        expect(facts).toHaveLength(3);
        for (const { value, confidence } of facts) {
          expect(['string', 'number', 'object']).toContain(typeof value);
          expect(typeof value === 'object' ? value : null).toBeNull();
          expect(confidence >= 0 && confidence <= 1).toBe(true);
        }
      }
    }),
  );
});
