import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideLead } from '../../../src/routing/decide-lead.ts';
import { policySchema } from '../../../src/routing/model/policy/policy.ts';
import { rosterSchema } from '../../../src/routing/model/workspace/roster.ts';
import { checkPolicy } from '../../../src/routing/policy/checks/check-policy.ts';
import { compilePolicy } from '../../../src/routing/policy/compile-policy.ts';
import { compileCondition } from '../../../src/routing/policy/condition.ts';
import { wordExample } from '../../../src/routing/policy/logic/example-lead.ts';
import {
  type Example,
  exampleOf,
  reachOf,
  shared,
  without,
} from '../../../src/routing/policy/logic/region.ts';
import { inputOf } from '../../support/decisions.ts';
import { type Condition, conditionArb, factsOf, leadArb } from './arbitrary.ts';

const takes = (condition: Condition) => reachOf(condition).takes ?? [];
const leaves = (earlier: Condition[], later: Condition) =>
  earlier.reduce((rest, one) => without(rest, reachOf(one)), takes(later)).length > 0;

describe('what earlier conditions leave to a later one', () => {
  it.each<[Condition[], Condition]>([
    [[{}], { 'company.country': 'ES' }],
    [[{ 'company.country': ['ES', 'PT'] }], { 'company.country': 'es' }],
    [
      [{ 'company.country': 'ES' }, { 'company.country': 'PT' }],
      { 'company.country': ['PT', 'ES'] },
    ],
    [[{ 'company.employees': { gte: 50 } }], { 'company.employees': { between: [100, 200] } }],
    [[{ 'company.employees': { gt: 99 } }], { 'company.employees': 100, test: true }],
    [[{ test: true }], { test: true, 'company.country': 'ES', 'company.employees': { lt: 9 } }],
    [[{ any: [{ test: true }, { 'company.country': 'ES' }] }], { 'company.country': 'ES' }],
    [
      [{ not: { 'company.country': ['ES', 'PT'] } }],
      { 'company.country': { ne: 'ES' }, 'company.region': 'x', not: { 'company.country': 'PT' } },
    ],
    [
      [{ 'person.email': { ends_with: ['.edu', '.ac.uk'] } }],
      { 'person.email': { ends_with: 'x.edu' } },
    ],
    [[{ 'person.title': { contains: 'chief' } }], { 'person.title': { starts_with: 'chief of' } }],
    [[{ 'person.title': { exists: true } }], { 'person.title': { matches: '^c.o$' } }],
    [[{ 'custom.seats': { exists: true } }], { 'custom.seats': [5, 'five', true] }],
    [[{ test: true }, { test: false }], {}],
    [[{ 'time.date': { gte: '2026-12-01' } }], { 'time.date': '2026-12-24' }],
    [
      [{ 'company.industry': { has_word: ['bank', 'insur'] } }],
      { 'company.industry': { has_word: 'Bank' } },
    ],
    [
      [{ 'company.postal_code': { postal_in: ['28', 'SW1'] } }],
      { 'company.postal_code': { postal_in: 'SW1' }, test: true },
    ],
    [
      [{ 'company.employees': { gte: 50 } }, { 'company.employees': { lt: 50 } }],
      { 'company.employees': { exists: true } },
    ],
  ])('is nothing after %j to %j', (earlier, later) => {
    expect(leaves(earlier, later)).toBe(false);
  });

  it.each<[Condition[], Condition]>([
    [[{ 'company.country': 'ES' }], { 'company.country': ['ES', 'PT'] }],
    [[{ 'company.employees': { gt: 100 } }], { 'company.employees': { gte: 100 } }],
    [[{ 'company.country': 'ES', test: true }], { 'company.country': 'ES' }],
    [[{ 'company.country': 'ES' }, { 'company.country': { ne: 'ES' }, test: true }], {}],
    [[{ 'person.email': { ends_with: '.edu' } }], { 'person.email': { contains: '.edu' } }],
    [[{ 'person.title': { matches: 'cto' } }], { 'person.title': { matches: '^cto$' } }],
    [[{ 'company.employees': { exists: true } }], { 'company.employees': { ne: 5 } }],
  ])('is something after %j to %j', (earlier, later) => {
    expect(leaves(earlier, later)).toBe(true);
  });
});

it('a condition that contradicts itself takes nothing', () => {
  const nothing: Condition[] = [
    { 'company.employees': { gte: 1000, lt: 500 } },
    { 'company.country': 'ES', not: { 'company.country': ['ES', 'PT'] } },
    { 'company.region': { exists: false, eq: 'MD' } },
    { all: [{ test: true }, { test: false }] },
  ];
  for (const condition of nothing) expect(takes(condition), JSON.stringify(condition)).toEqual([]);
});

it('an example reads like a lead', () => {
  expect(
    wordExample(takes({ 'company.country': ['ES', 'PT'], 'company.employees': { gte: 1200 } })),
  ).toBe('a lead with company.country ES and company.employees 1,200');
  expect(wordExample(takes({}))).toBe('any lead');
  expect(wordExample(takes({ 'company.region': { exists: false } }))).toBe(
    'a lead with no company.region',
  );
  expect(wordExample(takes({ 'scores.fit': { gt: 0.7 } }))).toBe('a lead with scores.fit 1');
  expect(wordExample(takes({ 'person.title': { contains: ['head of', 'vp'] } }))).toBe(
    'a lead with person.title “head of”',
  );
});

const inputWith = (values: Example) => inputOf({ facts: factsOf(values) });

const named = <T extends object>(letter: string, list: readonly T[]) =>
  list.map((one, i) => ({ id: `${letter}${i}`, ...one }));

describe('whatever the conditions', () => {
  it('an example matches what it is an example of', () => {
    let found = 0;
    fc.assert(
      fc.property(conditionArb, conditionArb, (one, other) => {
        const alone = exampleOf(takes(one));
        const both = exampleOf(shared(takes(one), reachOf(other)));
        for (const [example, asked] of [
          [alone, [one]],
          [both, [one, other]],
        ] as const) {
          if (!example) continue;
          found++;
          const { facts } = inputWith(example);
          for (const condition of asked) expect(compileCondition(condition).test(facts)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
    expect(found).toBeGreaterThan(200);
  });

  it('a lead that matches is in the region, and stays in what others leave when they miss it', () => {
    let proved = 0;
    fc.assert(
      fc.property(
        conditionArb,
        conditionArb,
        conditionArb,
        leadArb,
        (first, second, last, lead) => {
          const { facts } = inputWith(lead);
          const matches = (one: Condition) => compileCondition(one).test(facts);
          if (takes(last).length === 0) expect(matches(last)).toBe(false);
          if (leaves([first, second], last)) return;
          proved++;
          if (matches(last)) expect(matches(first) || matches(second)).toBe(true);
        },
      ),
      { numRuns: 1500 },
    );
    expect(proved).toBeGreaterThan(50);
  });

  const targetArb = fc.constantFrom<object>(
    { pool: 'emea' },
    { pool: 'emea', else: 'next_rule' },
    { pool: 'emea', else: 'hold' },
    { rep: 'ben' },
    { rep: 'gone', else: 'next_rule' },
    { to: 'account_owner' },
    { no_route: 'student' },
    { queue: 'hold' },
    { queue: 'quarantine' },
  );
  const ruleArb = fc.record({
    when: fc.oneof(
      conditionArb,
      fc.constantFrom<Condition>(
        { territory: 't0' },
        { territory: ['t1', 't0'] },
        { segment: 's0' },
      ),
    ),
    assign: targetArb,
  });
  const policyArb = fc
    .record({
      rules: fc.array(ruleArb, { minLength: 2, maxLength: 6 }),
      segments: fc.array(fc.record({ when: conditionArb }), { minLength: 2, maxLength: 3 }),
      territories: fc.array(fc.record({ match: conditionArb, priority: fc.nat(1) }), {
        minLength: 2,
        maxLength: 3,
      }),
    })
    .map(({ rules, segments, territories }) =>
      policySchema.parse({
        version: 1,
        pools: [{ id: 'emea', members: { ana: 100, ben: 100 } }],
        rules: named('r', rules),
        segments: named('s', segments),
        territories: named('t', territories),
      }),
    );
  const roster = rosterSchema.parse({
    version: 1,
    reps: ['ana', 'ben', 'gone'].map((id) => ({ id, name: id, role: 'admin' })),
  });

  it('nothing that is called unreachable is ever won, and only restored leads pass who turns away', () => {
    let claims = 0;
    fc.assert(
      fc.property(
        policyArb,
        fc.array(leadArb, { minLength: 20, maxLength: 20 }),
        fc.boolean(),
        (policy, leads, restored) => {
          const dead = checkPolicy(policy, roster).flatMap(({ subject, message }) => {
            const isDead =
              /is never reached|can never match/.test(message) ||
              (!restored && message.includes('brings back'));
            return isDead && subject ? [subject] : [];
          });
          claims += dead.length;
          const compiled = compilePolicy(policy);
          for (const lead of leads) {
            const input = inputOf({
              facts: factsOf(lead),
              standing: { restored, cleared: restored },
            });
            const decision = decideLead(compiled, input);
            const won = [
              `rule ${decision.rule}`,
              `segment ${decision.segment}`,
              `territory ${decision.territory}`,
            ];
            for (const one of won) expect(dead).not.toContain(one);
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(claims).toBeGreaterThan(30);
  });
});
