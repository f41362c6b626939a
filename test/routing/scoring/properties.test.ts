import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoreName } from '../../../src/routing/model/decision.ts';
import type { LeadFacts, Signal } from '../../../src/routing/model/lead.ts';
import { decay, HALF_LIFE_DAYS } from '../../../src/routing/scoring/decay.ts';
import { scoreLead } from '../../../src/routing/scoring/score-lead.ts';
import { TELLING } from '../enrichment/lexicon/messages.ts';
import { factsOf, inputOf, scoresOf } from './inputs.ts';

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const message = fc.oneof(fc.constantFrom(...TELLING.map(([text]) => text)), fc.string());
const signal: fc.Arbitrary<Signal> = fc.record({
  topic: fc.string(),
  strength: fc.double({ min: -1, max: 2, noNaN: true }),
  daysAgo: fc.double({ min: -5, max: 5_000, noNaN: true }),
});
const history = fc
  .nat(500)
  .chain((made) =>
    fc.record({ made: fc.constant(made), unclaimed: fc.integer({ min: 0, max: made }) }),
  );
const facts: fc.Arbitrary<LeadFacts> = fc
  .record({
    person: fc.record({
      mail: fc.constantFrom('business', 'free', 'disposable', 'none'),
      domain: fc.constant('globex.test'),
      title: fc.constantFrom('CTO', 'Intern', 'Gardener', ''),
    }),
    company: fc.record({
      employees: maybe(fc.integer({ min: 0, max: 10_000_000 })),
      industry: maybe(fc.constantFrom('fintech', 'bakery', '')),
      country: maybe(fc.constantFrom('ES', 'us', '??')),
    }),
    request: fc.record({
      form: maybe(fc.constantFrom('demo', 'contact', 'webinar', 'job')),
      message: maybe(message),
      timeline: maybe(fc.constantFrom('this_month', 'flexible', '6 months', 'whenever')),
      budget: maybe(fc.double({ noNaN: true, min: -10, max: 1e12 })),
    }),
    stale: fc.boolean(),
    signals: fc.array(signal, { maxLength: 6 }),
    segment: fc.constantFrom('everyone', 'constructor'),
    history: fc.dictionary(fc.constantFrom('everyone', 'enterprise', '__proto__'), history),
  })
  .map((some) => factsOf(some));
const inputs = fc.record({
  tier: fc.constantFrom('standard', 'strategic', 'constructor'),
  touches: fc.nat(9),
  waitedMs: fc.integer(),
  capacity: fc.record({ free: fc.nat(9), reachable: fc.integer({ min: 9, max: 20 }) }),
});

describe('the scores of any lead', () => {
  it('lie within 0..1 with four decimals, and so do their confidences', () => {
    fc.assert(
      fc.property(facts, inputs, (known, more) => {
        const { components, priority, confidence } = scoreLead(inputOf({ facts: known, ...more }));
        const parts = Object.values(components).flatMap((one) => [one.score, one.confidence]);
        for (const value of [...parts, priority, confidence]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(Math.round(value * 10_000) / 10_000).toBe(value);
        }
      }),
    );
  });

  it('say nothing that reads as unfilled', () => {
    fc.assert(
      fc.property(facts, inputs, (known, more) => {
        const { components } = scoreLead(inputOf({ facts: known, ...more }));
        for (const one of Object.values(components)) expect(one.reasons).not.toEqual([]);
      }),
    );
  });

  it('are no surer when a field is missing', () => {
    const fields = [
      ['company', 'employees'],
      ['company', 'industry'],
      ['company', 'country'],
      ['person', 'title'],
      ['person', 'domain'],
      ['request', 'form'],
      ['request', 'message'],
      ['request', 'timeline'],
      ['request', 'budget'],
    ] as const;
    fc.assert(
      fc.property(facts, fc.constantFrom(...fields), (known, [group, field]) => {
        const less = { ...known, [group]: { ...known[group], [field]: undefined } };
        const before = scoreLead(inputOf({ facts: known }));
        const after = scoreLead(inputOf({ facts: less }));
        expect(after.confidence).toBeLessThanOrEqual(before.confidence);
        for (const name of Object.keys(before.components) as ScoreName[]) {
          const { confidence } = before.components[name];
          expect(after.components[name].confidence, name).toBeLessThanOrEqual(confidence);
        }
      }),
    );
  });

  it('are surer of the fit with a country than without: the check above can fail', () => {
    const without = scoresOf({ company: { employees: 10 } }).fit.confidence;
    expect(scoresOf({ company: { employees: 10, country: 'ES' } }).fit.confidence).toBeGreaterThan(
      without,
    );
  });
});

describe('what never turns around', () => {
  const budget = fc.double({ min: 0.01, max: 1e9, noNaN: true });

  it('more budget never lowers the value', () => {
    fc.assert(
      fc.property(facts, budget, budget, (known, one, other) => {
        const valueWith = (sum: number) =>
          scoresOf({ ...known, request: { ...known.request, budget: sum } }).value.score;
        expect(valueWith(Math.max(one, other))).toBeGreaterThanOrEqual(
          valueWith(Math.min(one, other)),
        );
      }),
    );
    expect(scoresOf({ request: { budget: 90_000 } }).value.score).toBeGreaterThan(
      scoresOf({ request: { budget: 2_000 } }).value.score,
    );
  });

  it('one more signal never lowers the intent, and an older one never raises it', () => {
    fc.assert(
      fc.property(facts, signal, fc.nat(100), (known, more, days) => {
        const { signals = [] } = known;
        const intentWith = (all: Signal[]) => scoresOf({ ...known, signals: all }).intent.score;
        const withMore = intentWith([...signals, more]);
        expect(withMore).toBeGreaterThanOrEqual(intentWith(signals));
        const older = { ...more, daysAgo: more.daysAgo + days };
        expect(intentWith([...signals, older])).toBeLessThanOrEqual(withMore);
      }),
    );
  });

  it('an age at arrival never raises intent or urgency', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const fresh = scoresOf({ ...known, stale: false });
        const stale = scoresOf({ ...known, stale: true });
        expect(stale.intent.score).toBeLessThanOrEqual(fresh.intent.score);
        expect(stale.urgency.score).toBeLessThanOrEqual(fresh.urgency.score);
      }),
    );
  });

  it('more unclaimed offers never lower the risk', () => {
    fc.assert(
      fc.property(history, ({ made, unclaimed }) => {
        const riskOf = (n: number) =>
          scoresOf({ segment: 'all', history: { all: { made, unclaimed: n } } }).risk.score;
        expect(riskOf(made)).toBeGreaterThanOrEqual(riskOf(unclaimed));
        expect(riskOf(unclaimed)).toBeGreaterThanOrEqual(riskOf(0));
      }),
    );
  });
});

const extraAt = (daysAgo: number) =>
  scoresOf({ signals: [{ topic: 'pricing', strength: 0.8, daysAgo }] }).intent.score -
  scoresOf({}).intent.score;

describe('what fades', () => {
  it('halves at every half-life', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 500, noNaN: true }), (days) => {
        expect(decay(days + HALF_LIFE_DAYS)).toBeCloseTo(decay(days) / 2, 12);
      }),
    );
    expect(decay(0)).toBe(1);
    expect(decay(14)).toBe(0.5);
  });

  it('brings a signal half the intent two weeks later', () => {
    expect(extraAt(0)).toBeCloseTo(0.12, 4);
    expect(extraAt(14)).toBeCloseTo(0.06, 4);
    expect(extraAt(28)).toBeCloseTo(0.03, 4);
  });
});
