import { describe, expect, it } from 'vitest';
import { type Policy, policySchema } from '../../../src/routing/model/policy/policy.ts';
import { type Roster, rosterSchema } from '../../../src/routing/model/workspace/roster.ts';
import { checkPolicy } from '../../../src/routing/policy/checks/check-policy.ts';
import { checkRoster } from '../../../src/routing/policy/checks/check-roster.ts';

function roster(over: object = {}): Roster {
  const reps = [
    { id: 'ana', name: 'Ana', skills: ['es'], role: 'manager' },
    { id: 'ben', name: 'Ben', skills: ['de'], role: 'manager' },
    { id: 'mia', name: 'Mia', role: 'manager' },
  ];
  return rosterSchema.parse({ version: 1, reps, ...over });
}

function policy(over: object = {}): Policy {
  return policySchema.parse({
    version: 1,
    pools: [{ id: 'emea', members: { ana: 100 } }],
    rules: [{ id: 'rest', assign: { pool: 'emea' } }],
    ...over,
  });
}

const found = (over: object) =>
  checkPolicy(policy(over), roster()).map((one) => `${one.severity} ${one.path} ${one.message}`);
const rule = (assign: object, when: object = {}) => ({
  rules: [{ id: 'one', when: { test: true, ...when }, assign }],
});

const behind = (assign: object) =>
  found({
    rules: [
      { id: 'all', assign },
      { id: 'late', assign: { pool: 'emea' } },
    ],
  });

const overlapsOf = (...territories: object[]) =>
  found({ territories: territories.map((one, i) => ({ id: `t${i}`, ...one })) });

const person = (id: string, manager: string) => ({ id, name: id, role: 'manager', manager });

describe('checkPolicy', () => {
  it('lets the time count from the CRM where the owner is written at the offer', () => {
    expect(found({ sla_starts_at: 'crm_confirmed', crm_owner_at: 'offer' })).toEqual([]);
  });

  it('lets a pool with a channel be asked there', () => {
    const pools = [{ id: 'emea', members: { ana: 100 }, channel: 'C0EMEA' }];
    const assign = { pool: 'emea', offer: 'first_to_claim', ask: 'channel' };
    expect(found({ pools, rules: [{ id: 'rest', assign }] })).toEqual([]);
    const [fault = ''] = found({ pools, ...rule({ pool: 'emea', ask: 'channel' }) });
    expect(fault).toMatch(/rules\[0\]\.assign\.ask found channel and nobody to ask at once/);
  });

  it('finds nothing wrong with a policy whose names all exist', () => {
    expect(found({})).toEqual([]);
  });

  it.each([
    [rule({ pool: 'emae' }), 'rules[0].assign.pool', 'Did you mean "emea"?'],
    [
      rule({ pool: 'emea', offer: 'first_to_claim', ask: 'channel' }),
      'rules[0].assign.ask',
      'the pool "emea" has none. Give the pool a channel, or ask 1 to 10 of it.',
    ],
    [rule({ rep: 'anna' }), 'rules[0].assign.rep', 'Did you mean "ana"?'],
    [rule({ pool: 'emea', require_skills: ['pt'] }), 'assign.require_skills[0]', 'skill "pt"'],
    [{ account_match: { tie_breaks: ['id', 'tier'] } }, 'account_match.tie_breaks[0]', 'it last'],
    [{ account_match: { tie_breaks: ['tier', 'tier'] } }, 'tie_breaks[1]', '"tier" a second time'],
    [{ account_match: { tiers: ['a', 'b', 'a'] } }, 'account_match.tiers[2]', 'tiers[0]'],
    [{ segments: [{ id: 'a', sla: 'gold' }] }, 'segments[0].sla', 'unknown SLA tier "gold"'],
    [{ fallback: { pool: 'apac' } }, 'fallback.pool', 'unknown pool "apac"'],
    [{ sla_starts_at: 'crm_confirmed' }, 'sla_starts_at', 'beside crm_owner_at: claim, expected'],
    [{ pools: [{ id: 'emea', members: { zed: 1 } }] }, 'pools[0].members.zed', 'rep "zed"'],
    [{ pools: [{ id: 'emea', members: { ana: 0 } }] }, 'pools[0].members', 'nobody'],
    [
      { pools: [{ id: 'emea', members: { ana: 1 }, manager: 'mio' }] },
      'pools[0].manager',
      'Did you mean "mia"?',
    ],
    [
      { pools: [{ id: 'emea', members: { ana: 1 }, refund: ['bad'] }] },
      'pools[0].refund[0]',
      'reason "bad"',
    ],
    [
      {
        rules: [
          { id: 'a', when: { test: true }, assign: { pool: 'emea' } },
          { id: 'a', assign: { pool: 'emea' } },
        ],
      },
      'rules[1].id',
      'second time',
    ],
    [rule({ pool: 'emea' }, { territory: 'iberia' }), 'rules[0].when.territory', 'iberia'],
    [
      rule({ pool: 'emea' }, { any: [{ 'company.emploees': 1 }] }),
      'rules[0].when.any[0].company.emploees',
      'company.employees',
    ],
    [
      { territories: [{ id: 't', match: { segment: 'everyone' } }] },
      'territories[0].match.segment',
      'not known yet',
    ],
    [
      rule({ pool: 'emea' }, { 'message.intent': ['demo', 'pricng'] }),
      'rules[0].when.message.intent',
      'Did you mean "pricing"?',
    ],
    [
      { icp: { sizes: [10, 200].map((from) => ({ from, value: 1 })) } },
      'icp.sizes[1].from',
      'found 200 after 10, expected the largest size first',
    ],
    [
      { icp: { places: [{ territories: ['iberia'], value: 1 }] } },
      'icp.places[0].territories[0]',
      'unknown territory "iberia"',
    ],
  ])('reports %j at %s', (over, path, words) => {
    const faults = found(over);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^error /);
    expect(faults[0]).toContain(path);
    expect(faults[0]).toContain(words);
  });

  it('warns about rules behind one that takes everything, unless it passes leads on', () => {
    expect(behind({ pool: 'emea' })).toEqual([expect.stringMatching(/^warning rules\[1\] "late"/)]);
    expect(behind({ pool: 'emea', else: 'next_rule' })).toEqual([]);
    expect(behind({ to: 'account_owner' })).toEqual([]);
  });

  it('warns of territories that overlap where only their order decides', () => {
    const [spain, iberia] = [{ countries: ['ES'] }, { countries: ['ES', 'PT'] }];
    expect(overlapsOf(spain, iberia)).toEqual([
      expect.stringMatching(/^warning territories\[1\] "t1" and "t0" overlap.*priority 0: "t0"/),
    ]);
    expect(overlapsOf(spain, { ...iberia, priority: -1 })).toEqual([]);
    expect(overlapsOf(spain, { countries: ['PT'], industries: ['bank'] })).toEqual([]);
    expect(overlapsOf(spain, { industries: ['bank'] })).toHaveLength(1);
    expect(overlapsOf({ postal: ['28000-28999'] }, { postal: ['28'] })).toHaveLength(1);
    expect(overlapsOf({ size: { from: 10, to: 50 } }, { size: { from: 51 } })).toEqual([]);
    expect(overlapsOf({ size: { from: 10, to: 50 } }, { size: { from: 50 } })).toHaveLength(1);
  });

  it('says nothing of an overlap that a third territory takes whole', () => {
    const third = { countries: ['ES'], priority: 9 };
    expect(overlapsOf({ countries: ['ES', 'PT'] }, { countries: ['ES', 'FR'] }, third)).toEqual([]);
  });

  it('asks for nobody to tell only where nobody is', () => {
    const reps = [{ id: 'ana', name: 'Ana' }];
    const told = (over: object, pool: object = {}) =>
      checkPolicy(
        policy({ pools: [{ id: 'emea', members: { ana: 1 }, ...pool }] }),
        roster({ reps, ...over }),
      );
    expect(told({})).toMatchObject([{ path: 'pools[0]', severity: 'warning' }]);
    expect(told({ channels: { managers: 'C0M' } })).toEqual([]);
    expect(told({}, { channel: 'C0EMEA' })).toEqual([]);
    expect(told({ reps: [{ ...reps[0], role: 'admin' }] })).toEqual([]);
  });

  it('warns about a skill that somebody has, but nobody in the pool', () => {
    expect(found(rule({ pool: 'emea', require_skills: ['de'] }))).toEqual([
      expect.stringMatching(/^warning rules\[0\].assign.require_skills found nobody/),
    ]);
  });
});

describe('checkRoster', () => {
  it('finds ids, Slack users and addresses that stand twice, and unknown managers', () => {
    const reps = [
      { id: 'ana', name: 'Ana', slack: 'U1', email: 'a@acme.test', manager: 'leo' },
      { id: 'ana', name: 'Ana', slack: 'U1', email: 'a@acme.test' },
    ];
    expect(checkRoster(roster({ reps })).map((one) => one.path)).toEqual([
      'reps[1].id',
      'reps[1].slack',
      'reps[1].email',
      'reps[0].manager',
    ]);
  });

  it('warns of managers who manage each other, once', () => {
    const reps = [person('mia', 'leo'), person('leo', 'ada'), person('ada', 'leo')];
    expect(checkRoster(roster({ reps }))).toMatchObject([
      { path: 'reps[1].manager', message: expect.stringContaining('"leo" → "ada" → "leo"') },
    ]);
  });

  it('warns when a manager has the role of a rep', () => {
    const reps = [
      { id: 'ana', name: 'Ana', manager: 'ben' },
      { id: 'ben', name: 'Ben' },
    ];
    expect(checkRoster(roster({ reps }))).toMatchObject([{ severity: 'warning' }]);
  });
});
