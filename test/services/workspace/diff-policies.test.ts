import { expect, test } from 'vitest';
import { type Policy, policySchema } from '../../../src/routing/model/policy/policy.ts';
import { diffPolicies } from '../../../src/services/workspace/comparing/diff-policies.ts';
import { inEnglish } from '../../support/in-english.ts';

const IBERIA = {
  id: 'iberia',
  when: { 'company.country': ['ES', 'PT'] },
  assign: { pool: 'emea', require_skills: ['es'] },
};
const STUDENTS = {
  id: 'students',
  when: { 'person.email': { ends_with: '.edu' } },
  assign: { no_route: 'student' },
};
const REST = { id: 'rest', when: {}, assign: { pool: 'emea' } };

const policyOf = (more: object = {}): Policy =>
  policySchema.parse({
    version: 1,
    pools: [
      { id: 'emea', members: { ana: 100, ben: 100 } },
      { id: 'dach', members: { ben: 100 } },
    ],
    rules: [STUDENTS, IBERIA, REST],
    sla: { standard: { claim: '15m' } },
    ...more,
  });
const iberia = (over: object) => policyOf({ rules: [STUDENTS, { ...IBERIA, ...over }, REST] });
const wordsOf = (after: Policy, before = policyOf()) => inEnglish(diffPolicies(before, after));

test.each<[string, Policy, string]>([
  [
    'a new rule says what it is and where it stands',
    policyOf({
      rules: [
        STUDENTS,
        IBERIA,
        { ...REST, id: 'big', when: { 'company.employees': { gte: 200 } } },
        REST,
      ],
    }),
    'rule big is new, after iberia: employees at least 200 → pool emea',
  ],
  ['a rule that is left out is gone', policyOf({ rules: [STUDENTS, REST] }), 'rule iberia is gone'],
  [
    'a condition is told whole',
    iberia({ when: { 'company.country': 'ES', territory: { exists: true } } }),
    'rule iberia: when country is ES and territory is known now (was country is ES or PT)',
  ],
  [
    'another pool',
    iberia({ assign: { pool: 'dach', require_skills: ['es'] } }),
    'rule iberia: goes to pool dach now (was emea)',
  ],
  [
    'a person in place of a pool',
    iberia({ assign: { rep: 'ana' } }),
    'rule iberia: goes to ana now (was pool emea, who needs es)',
  ],
  [
    'other skills',
    iberia({ assign: { pool: 'emea', require_skills: ['pt'] } }),
    'rule iberia: needs the skill pt now, and es no more',
  ],
  [
    'what happens when nobody can take it',
    iberia({ assign: { ...IBERIA.assign, else: 'next_rule' } }),
    'rule iberia: when nobody can take it: next rule now (was fallback)',
  ],
  [
    'the order of rules',
    policyOf({ rules: [IBERIA, STUDENTS, REST] }),
    'order of rules: iberia before students now',
  ],
  [
    'a weight',
    policyOf({
      pools: [
        { id: 'emea', members: { ana: 50, ben: 100 } },
        { id: 'dach', members: { ben: 100 } },
      ],
    }),
    'pool emea: ana weighs 50 now (was 100)',
  ],
  [
    'a member who is in',
    policyOf({
      pools: [
        { id: 'emea', members: { ana: 100, ben: 100, cleo: 25 } },
        { id: 'dach', members: { ben: 100 } },
      ],
    }),
    'pool emea: cleo is in, with weight 25',
  ],
  [
    'a member who is out',
    policyOf({
      pools: [
        { id: 'emea', members: { ana: 100 } },
        { id: 'dach', members: { ben: 100 } },
      ],
    }),
    'pool emea: ben is out',
  ],
  [
    'the next touch that is promised',
    policyOf({ sla: { standard: { claim: '15m', next_touch: '2d' } } }),
    'tier standard: next touch 2d now',
  ],
  [
    'how far and how often a lead may be put off, one sentence beside what holds by itself',
    policyOf({ sla: { standard: { claim: '15m', snooze: { most: '7d', times: 1 } } } }),
    'tier standard: may be put off once, 7d at most now (was 2 times, each 14d at most)',
  ],
  [
    'a time',
    policyOf({ sla: { standard: { claim: '10m' } } }),
    'tier standard: claim 10m now (was 15m)',
  ],
  [
    'a level of the ladder',
    policyOf({
      sla: { standard: { claim: '15m', on_breach: ['escalate', { escalate: '20m', to: 'ops' }] } },
    }),
    'tier standard: on breach escalate, escalate to ops after 20m now (was escalate, reroute after 2m)',
  ],
  [
    'a setting that was left out',
    policyOf({ fallback: { pool: 'dach' } }),
    'fallback pool dach now',
  ],
  [
    'a segment',
    policyOf({ segments: [{ id: 'everyone', when: {}, objectives: ['speed_to_lead'] }] }),
    'segment everyone: objectives speed to lead now (was nothing)',
  ],
  ['a time of the whole policy', policyOf({ sticky_for: '30d' }), 'sticky for 30d now (was 90d)'],
])('%s', (_, after, words) => {
  expect(wordsOf(after)).toEqual([words]);
});

test('a rule that asks in the channel of its pool from now on says so', () => {
  const assign = { ...IBERIA.assign, offer: 'first_to_claim' };
  const before = iberia({ assign });
  const after = iberia({ assign: { ...assign, ask: 'channel' } });
  expect(wordsOf(after, before)).toEqual([
    'rule iberia: asks at once: all of the pool, in its channel now (was 3)',
  ]);
  const fresh = policyOf({
    rules: [STUDENTS, IBERIA, { ...REST, assign: { ...assign, ask: 'channel' } }],
  });
  expect(wordsOf(fresh, policyOf({ rules: [STUDENTS, IBERIA] }))).toEqual([
    expect.stringContaining('the first to claim in the channel of pool emea'),
  ]);
});

test('nobody reads an address out of a condition', () => {
  const named = { ...STUDENTS, when: { 'person.email': 'dana@globex.test' } };
  const [line] = wordsOf(policyOf({ rules: [named, IBERIA, REST] }));
  expect(line).toContain('…@globex.test');
  expect(line).not.toContain('dana');
});

const RAMP = { from: '2026-12-01', steps: ['25% for 14d'] };
const emea = (more: object) =>
  policyOf({
    pools: [{ id: 'emea', members: { ana: 100, ben: 100 }, ...more }, policyOf().pools[1]],
  });

test.each<[string, Policy, Policy, string]>([
  [
    'a ramp where there was none',
    emea({ ramps: { ben: RAMP } }),
    emea({}),
    'pool emea: ben starts on 2026-12-01 with 25 % for 14 days',
  ],
  [
    'another first day',
    emea({ ramps: { ben: { ...RAMP, from: '2027-01-04' } } }),
    emea({ ramps: { ben: RAMP } }),
    'pool emea: ben starts on 2027-01-04 with 25 % for 14 days',
  ],
  [
    'a ramp that is taken out',
    emea({ ramps: { ana: RAMP } }),
    emea({ ramps: { ana: RAMP, ben: RAMP } }),
    'pool emea: ben has the whole weight now',
  ],
  [
    'whose share grows',
    emea({ count: 'load' }),
    emea({}),
    'pool emea: count load now (was eligible)',
  ],
  ['catching up', emea({ catch_up: 3 }), emea({}), 'pool emea: catch up leads 3 now (was 0)'],
  ['fewer refunds', emea({ refund_limit: 2 }), emea({}), 'pool emea: refund limit 2 now (was 5)'],
])('fairness: %s', (_, after, before, line) => {
  expect(wordsOf(after, before)).toEqual([line]);
});
