import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeadFacts } from '../../../src/routing/model/lead.ts';
import { reasonText } from '../../../src/routing/model/reasons.ts';
import { compileCondition } from '../../../src/routing/policy/condition.ts';
import { ConditionError } from '../../../src/routing/policy/condition-error.ts';
import { cpuMsOf } from '../../support/cpu-time.ts';
import { holds } from '../../support/oracle/naive-conditions.ts';

function facts(over: Partial<LeadFacts> = {}): LeadFacts {
  return {
    person: { email: 'dana@globex.test', title: 'CTO', mail: 'business' },
    company: { country: 'ES', employees: 1200, industry: 'Fintech' },
    request: { form: 'demo', message: 'Call me: dana@globex.test' },
    attribution: {},
    custom: { seats: 5, plan: 'Gold' },
    account: { matched: false },
    source: 'website',
    channel: 'web',
    tier: 'standard',
    test: false,
    ...over,
  };
}

const matches = (condition: Record<string, unknown>, over?: Partial<LeadFacts>) =>
  compileCondition(condition).test(facts(over));
const explain = (condition: Record<string, unknown>) => {
  const reason = compileCondition(condition).explain(facts());
  return reason && reasonText(reason);
};
function errorOf(condition: Record<string, unknown>): ConditionError {
  try {
    compileCondition(condition, 'rules[2].when');
  } catch (error) {
    if (error instanceof ConditionError) return error;
  }
  throw new Error('the condition compiled');
}

describe('a condition', () => {
  it.each([
    [{}, true],
    [{ 'company.country': 'es' }, true],
    [{ 'company.country': ['PT', 'ES'] }, true],
    [{ 'company.country': ['PT', 'FR'] }, false],
    [{ 'company.employees': { gte: 1000, lt: 1200 } }, false],
    [{ 'company.employees': { between: [1200, 1300] } }, true],
    [{ 'company.employees': { gt: 1200 } }, false],
    [{ 'company.employees': { lte: 1200 } }, true],
    [{ 'person.email': { ends_with: ['.edu', 'GLOBEX.test'] } }, true],
    [{ 'person.email': { starts_with: 'dan' }, 'request.form': 'pricing' }, false],
    [{ 'request.message': { contains: 'CALL' } }, true],
    [{ 'person.title': { matches: '^(cto|ceo)$' } }, true],
    [{ 'company.region': { exists: false } }, true],
    [{ 'company.country': { exists: true } }, true],
    [{ 'company.region': { ne: 'MD' } }, true],
    [{ 'company.country': { not_in: ['ES'] } }, false],
    [{ not: { 'company.country': 'ES' } }, false],
    [{ any: [{ 'company.country': 'FR' }, { 'request.form': 'demo' }] }, true],
    [{ all: [{ 'company.country': 'ES' }, { not: { 'request.form': 'demo' } }] }, false],
    [{ 'account.matched': false, test: false }, true],
    [{ 'custom.seats': 5 }, true],
    [{ 'custom.seats': '5' }, false],
    [{ 'custom.plan': { in: ['gold'] } }, true],
    [{ 'custom.constructor': { exists: true } }, false],
  ])('%j on the example lead is %s', (condition, expected) => {
    expect(matches(condition)).toBe(expected);
  });

  it('fails a missing field in every operator that is no negation', () => {
    for (const operator of ['eq', 'contains', 'starts_with', 'ends_with', 'matches']) {
      expect(matches({ 'company.region': { [operator]: 'a' } })).toBe(false);
    }
    for (const operator of ['gt', 'gte', 'lt', 'lte']) {
      expect(matches({ 'request.budget': { [operator]: 0 } })).toBe(false);
    }
  });

  it('explains the first part that failed, with what was found and expected', () => {
    expect(explain({ 'company.country': 'ES' })).toBeNull();
    expect(explain({ 'company.country': 'ES', 'company.employees': { gte: 5000 } })).toBe(
      'company.employees: found 1200, expected at least 5000',
    );
    expect(explain({ 'company.region': ['MD', 'CT'] })).toBe(
      'company.region: found nothing, expected MD or CT',
    );
    expect(explain({ not: { 'company.country': 'ES' } })).toBe(
      'not: found company.country ES, expected anything else',
    );
    expect(explain({ any: [{ territory: 'iberia' }, { test: true }] })).toBe(
      'any: found none, expected territory iberia or test true',
    );
  });

  it('never repeats a mailbox or a message in an explanation', () => {
    expect(explain({ 'person.email': { ends_with: '.edu' } })).toBe(
      'person.email: found …@globex.test, expected ending in .edu',
    );
    expect(explain({ 'person.email': 'ceo@initech.test' })).not.toMatch(/dana|ceo/);
    expect(explain({ 'request.message': 'x' })).toContain('a text of 25 characters');
  });

  it.each([
    [{ language: 'es', consent: true }, true],
    [{ language: 'ES', consent: true }, true],
    [{ language: 'en', consent: true }, false],
    [{ language: 'es', consent: false }, false],
    [{ language: 'es' }, false],
    [{ consent: true }, false],
    [{}, false],
  ])('on language and consent reads %j as %s', (given, matched) => {
    expect(matches({ language: 'es', consent: true }, given)).toBe(matched);
  });

  it('tells a consent that was refused from one that nobody was asked for', () => {
    expect(matches({ consent: { exists: false } })).toBe(true);
    expect(matches({ consent: { exists: false } }, { consent: false })).toBe(false);
    expect(matches({ consent: false }, { consent: false })).toBe(true);
    expect(matches({ consent: false })).toBe(false);
  });
});

describe('a broken condition', () => {
  it.each([
    [{ 'company.employes': 5 }, 'company.employes', 'Did you mean "company.employees"?'],
    [{ employees: 5 }, 'employees', 'Did you mean "company.employees"?'],
    [{ 'company.employees': { gtee: 5 } }, 'company.employees.gtee', 'Did you mean "gte"?'],
    [{ 'company.employees': 'many' }, 'company.employees', 'found "many", expected a number'],
    [{ 'company.employees': { gte: '5' } }, 'company.employees.gte', 'expected a number'],
    [{ 'company.employees': { contains: '5' } }, 'company.employees.contains', 'number field'],
    [{ 'company.country': { gt: 5 } }, 'company.country.gt', 'text field'],
    [{ 'company.country': [] }, 'company.country', 'found an empty list'],
    [{ 'company.country': {} }, 'company.country', 'found {}'],
    [{ 'company.country': null }, 'company.country', 'found nothing'],
    [{ 'account.matched': 'yes' }, 'account.matched', 'expected true or false'],
    [{ 'company.country': { exists: 1 } }, 'company.country.exists', 'expected true or false'],
    [{ 'company.employees': { between: [5, 1] } }, 'company.employees.between', 'smaller number'],
    [{ any: { test: true } }, 'any', 'expected a list of conditions'],
    [{ any: [] }, 'any', 'expected a list of conditions'],
    [{ any: [{ test: true }, { tset: true }] }, 'any[1].tset', 'Did you mean "test"?'],
    [{ not: 'test' }, 'not', 'expected a condition'],
    [{ 'custom.': 1 }, 'custom.', 'unknown field'],
  ])('%j is refused at %s', (condition, path, words) => {
    const error = errorOf(condition);
    expect(error.path).toBe(`rules[2].when.${path}`);
    expect(error.message).toContain(words);
  });

  it.each([
    '(a+)+$',
    '(a|aa)*b',
    '(a*)*',
    '((ab)?){20}',
    '(?=a)b',
    '(a)\\1',
    'a*b*c*',
    '[',
    'a'.repeat(201),
  ])('refuses the pattern %s', (pattern) => {
    expect(errorOf({ 'person.title': { matches: pattern } }).path).toContain('matches');
  });

  it('answers a hostile text within a second', () => {
    const { test } = compileCondition({ 'request.message': { matches: '.*a.*b$' } });
    const hostile = facts({ request: { message: 'a'.repeat(100_000) } });
    expect(cpuMsOf(() => void test(hostile))).toBeLessThan(1_000);
  });

  it('refuses conditions nested without end', () => {
    let condition: Record<string, unknown> = { test: true };
    for (let i = 0; i < 20; i++) condition = { not: condition };
    expect(errorOf(condition).message).toContain('nested');
  });
});

const word = fc.constantFrom('a', 'B', 'ab', 'Ba', 'é');
const number = fc.integer({ min: -3, max: 3 });
const scalar = fc.oneof(word, number, fc.boolean());
const field = fc.constantFrom('custom.x', 'custom.y', 'custom.z');
const operand = fc.oneof(
  scalar,
  fc.array(scalar, { minLength: 1, maxLength: 3 }),
  fc.record({ eq: scalar }),
  fc.record({ ne: scalar, exists: fc.boolean() }),
  fc.record({ in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ not_in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ gte: number, lt: number }),
  fc.record({ contains: word }),
);
const { condition } = fc.letrec<{ condition: Record<string, unknown> }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.dictionary(field, operand, { maxKeys: 3 }),
    fc.record({ not: tie('condition') }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
  ),
}));
const custom = fc.dictionary(fc.constantFrom('x', 'y', 'z'), scalar);

describe('any compiled condition', () => {
  it('answers as the naive reading does, and explains exactly what it refuses', () => {
    fc.assert(
      fc.property(condition, custom, (asked, values) => {
        fc.pre(JSON.stringify(asked).split(/"(?:not|any|all)"/).length <= 5);
        const predicate = compileCondition(asked);
        const lead = facts({ custom: values });
        expect(predicate.test(lead)).toBe(holds(asked, lead));
        expect(predicate.explain(lead) === null).toBe(predicate.test(lead));
      }),
      { numRuns: 2_000 },
    );
  });
});
