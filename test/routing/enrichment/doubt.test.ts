import { expect, test } from 'vitest';
import { missingData, withDoubts } from '../../../src/routing/enrichment/doubt.ts';
import type { Component, Scores } from '../../../src/routing/model/decision.ts';
import type { KnownField, ProviderAnswer } from '../../../src/routing/model/enrichment.ts';

const part: Component = { score: 0.5, confidence: 0.5, reasons: [] };
const SCORES: Scores = {
  components: {
    fit: part,
    intent: part,
    account: part,
    capacity: part,
    urgency: part,
    value: part,
    risk: part,
  },
  priority: 0.5,
  confidence: 0.5,
};

const answers = (...outcomes: ProviderAnswer['outcome'][]) =>
  outcomes.map((outcome, n): ProviderAnswer => ({ provider: `p${n}`, outcome }));

const employees = (value: number, found: number, confidence = 0.8): KnownField => ({
  field: 'company.employees',
  value,
  source: 'lead',
  confidence: 0.9,
  learnedAt: '2026-11-23T10:00:00.000Z',
  lost: [{ value: found, source: 'clearfacts', confidence }],
});

const reasonsFor = (field: KnownField) =>
  withDoubts(SCORES, { fields: [field], providers: [] }).components.fit.reasons;

test('data is missing only where all that were asked failed or have not answered', () => {
  expect(missingData([])).toBeNull();
  expect(missingData(answers('skipped', 'skipped'))).toBeNull();
  expect(missingData(answers('failed', 'skipped'))).toBe('failed');
  expect(missingData(answers('pending', 'failed'))).toBe('failed');
  expect(missingData(answers('pending'))).toBe('pending');
  for (const told of ['known', 'cached', 'unknown'] as const) {
    expect(missingData(answers('failed', told))).toBeNull();
  }
});

test('providers that failed lower the confidence and no score, and say so with fit', () => {
  const scores = withDoubts(SCORES, { fields: [], providers: answers('failed') });
  expect(scores.confidence).toBe(0.4);
  expect(scores.priority).toBe(SCORES.priority);
  expect(scores.components.fit).toEqual({
    score: 0.5,
    confidence: 0.4,
    reasons: [{ code: 'enrichment.failed' }],
  });
});

test('a disagreement is a reason with both sides, unless it is small or the other is unsure', () => {
  expect(reasonsFor(employees(90, 1200))).toEqual([
    {
      code: 'enrichment.disagrees',
      data: {
        field: 'company.employees',
        source: 'lead',
        value: '90',
        other: 'clearfacts',
        found: '1200',
      },
    },
  ]);
  expect(reasonsFor(employees(90, 270))).toEqual([]);
  expect(reasonsFor(employees(90, 1200, 0.4))).toEqual([]);
});

test('what is in order, or was never looked up, is left as it is', () => {
  expect(withDoubts(SCORES, { fields: [], providers: answers('known') })).toBe(SCORES);
  expect(withDoubts(SCORES, null)).toBe(SCORES);
});
