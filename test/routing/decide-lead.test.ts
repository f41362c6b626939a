import { describe, expect, it } from 'vitest';
import { decideLead } from '../../src/routing/decide-lead.ts';
import type { Candidate, DecisionInput } from '../../src/routing/model/decision.ts';
import {
  type Account,
  type LeadFacts,
  NOTHING_STANDING,
  type Standing,
} from '../../src/routing/model/lead.ts';
import { policySchema } from '../../src/routing/model/policy.ts';
import { because } from '../../src/routing/model/reasons.ts';
import { compilePolicy } from '../../src/routing/policy/compile-policy.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const REST = { id: 'rest', when: {}, assign: { pool: 'emea' } };

const policyOf = (rules: object[] = [REST], more: object = {}) =>
  compilePolicy(
    policySchema.parse({
      version: 1,
      pools: [{ id: 'emea', members: { ana: 100, ben: 100 } }],
      rules,
      ...more,
    }),
  );

const rep = (repId: string, over: Partial<Candidate> = {}): Candidate => ({
  repId,
  name: repId,
  skills: [],
  shift: { state: 'on_shift' },
  outOfHours: false,
  load: { open: 0, day: 0, week: 0 },
  capacity: {},
  excluded: null,
  coverId: null,
  lastAssignedAt: null,
  ...over,
});

const account = (over: Partial<Account> = {}): Account => ({
  id: 'globex',
  name: 'Globex',
  domains: ['globex.test'],
  ownerId: 'olga',
  tier: null,
  status: 'prospect',
  country: null,
  employees: null,
  crmId: null,
  parentId: null,
  openOpportunity: false,
  ...over,
});

interface Case {
  standing?: Partial<Standing>;
  facts?: Partial<LeadFacts>;
  known?: Account | null;
  candidates?: Candidate[];
  paused?: string[];
}

function inputOf({ standing = {}, facts = {}, known = null, ...over }: Case): DecisionInput {
  return {
    now: NOW,
    receivedAt: NOW,
    facts: {
      person: { domain: 'globex.test', mail: 'business' },
      company: {},
      request: {},
      attribution: {},
      custom: {},
      account: { matched: known !== null, ...(known && { status: known.status }) },
      source: 'website',
      channel: 'web',
      tier: 'standard',
      test: false,
      standing: { ...NOTHING_STANDING, ...standing },
      ...facts,
    },
    account: known
      ? { account: known, by: 'domain', confidence: 1, losers: [] }
      : { account: null, by: 'none', confidence: 0, losers: [] },
    touches: 1,
    candidates: [rep('ana'), rep('ben'), rep('olga')],
    lags: {},
    paused: [],
    ...over,
  };
}

const decide = (one: Case, policy = policyOf()) => decideLead(policy, inputOf(one));
const codesOf = (decision: ReturnType<typeof decide>) => decision.reasons.map(({ code }) => code);
const verdictsOf = (decision: ReturnType<typeof decide>) =>
  decision.rules.map(({ rule, won }) => [rule, won]);
const away = {
  state: 'unavailable',
  reason: because('availability.away_open'),
  until: null,
} as const;
const left = {
  state: 'unavailable',
  reason: because('availability.deactivated'),
  until: null,
} as const;

describe('what stands above the rules', () => {
  it('is nothing for an ordinary lead', () => {
    const decision = decide({});
    expect(decision).toMatchObject({
      placement: { outcome: 'offered', final: false },
      rule: 'rest',
    });
  });

  it.each([
    ['the suppression list', { standing: { suppressed: 'unsubscribed' } }, 'no_route.suppressed'],
    ['the person’s own word', { facts: { do_not_contact: true } }, 'no_route.do_not_contact'],
  ])('%s keeps a lead from sales, until a manager restores it', (_, one, code) => {
    const decision = decide(one);
    expect(decision.placement.outcome).toBe('no_route');
    expect(decision.rule).toBe('built-in: do not contact');
    expect(codesOf(decision)).toEqual([code]);
    const restored = {
      ...one,
      standing: { ...('standing' in one && one.standing), restored: true },
    };
    expect(decide(restored).placement.outcome).toBe('offered');
  });

  it('a booked meeting belongs to its host at once, whoever’s turn it is, Away or full', () => {
    const host = rep('olga', {
      shift: away,
      load: { open: 9, day: 0, week: 0 },
      capacity: { open: 9 },
    });
    const decision = decide({ standing: { hostId: 'olga' }, candidates: [rep('ana'), host] });
    expect(decision.placement).toEqual({
      outcome: 'offered',
      repId: 'olga',
      poolId: null,
      draw: null,
      overCapacity: true,
      final: true,
    });
    expect(verdictsOf(decision)).toEqual([['built-in: booked meetings', true]]);
  });

  it.each([
    ['left Slack', rep('olga', { shift: left })],
    ['gave it back', rep('olga', { excluded: 'declined' })],
  ])('a host who %s is passed over, and the rules decide', (_, host) => {
    const decision = decide({ standing: { hostId: 'olga' }, candidates: [rep('ana'), host] });
    expect(decision).toMatchObject({ placement: { repId: 'ana', final: false }, rule: 'rest' });
  });

  it('a pause stops even a booked meeting, and the suppression list comes before the pause', () => {
    const paused = { paused: ['all'], standing: { hostId: 'olga' } };
    expect(decide(paused).placement).toEqual({ outcome: 'held', poolId: null });
    const both = decide({ paused: ['all'], standing: { suppressed: 'competitor' } });
    expect(both.placement).toEqual({ outcome: 'no_route', reason: 'competitor' });
  });

  it('a test lead goes to its rep alone, off shift and full, and to nobody after an answer', () => {
    const busy = rep('olga', {
      shift: away,
      load: { open: 9, day: 0, week: 0 },
      capacity: { open: 9 },
    });
    const test = { standing: { testFor: 'olga' }, facts: { test: true } };
    expect(decide({ ...test, candidates: [rep('ana'), busy] }).placement).toMatchObject({
      repId: 'olga',
      draw: null,
      final: false,
    });
    for (const excluded of ['declined', 'timed_out'] as const) {
      const asked = decide({ ...test, candidates: [rep('ana'), rep('olga', { excluded })] });
      expect(asked.placement).toEqual({ outcome: 'no_route', reason: 'test' });
    }
  });

  it('a synthetic lead ends where it was decided', () => {
    const decision = decide({ facts: { source: 'synthetic', test: true } });
    expect(decision.placement).toEqual({ outcome: 'no_route', reason: 'synthetic' });
  });

  it('a restored lead passes over the rules that send leads away', () => {
    const rules = [
      { id: 'students', when: {}, assign: { no_route: 'student' } },
      { id: 'odd', when: {}, assign: { queue: 'quarantine' } },
      REST,
    ];
    expect(decide({}, policyOf(rules)).placement.outcome).toBe('no_route');
    const decision = decide({ standing: { restored: true } }, policyOf(rules));
    expect(decision.rule).toBe('rest');
    expect(decision.rules.map(({ why }) => why.code)).toEqual([
      'rule.restored',
      'rule.restored',
      'rule.won',
    ]);
  });
});

describe('the status of the account', () => {
  it('brings a customer to the owner, who need not be in a pool', () => {
    const decision = decide({ known: account({ status: 'customer' }) });
    expect(decision.placement).toMatchObject({ repId: 'olga', poolId: null });
    expect(verdictsOf(decision)).toEqual([
      ['built-in: customers', true],
      ['rest', false],
    ]);
  });

  it('leaves a customer without an owner to the rules', () => {
    const decision = decide({ known: account({ status: 'customer', ownerId: null }) });
    expect(decision).toMatchObject({ placement: { poolId: 'emea' }, rule: 'rest' });
  });

  it.each(['competitor', 'do_not_contact'] as const)('keeps a %s from sales', (status) => {
    const decision = decide({ known: account({ status }) });
    expect(decision.placement).toEqual({ outcome: 'no_route', reason: status });
    const restored = decide({ known: account({ status }), standing: { restored: true } });
    expect(restored.placement.outcome).toBe('offered');
  });

  it('means nothing for prospects and partners, unless a rule asks', () => {
    const ask = { id: 'partners', when: { 'account.status': 'partner' }, assign: { rep: 'ben' } };
    for (const status of ['prospect', 'partner'] as const) {
      const known = account({ status });
      expect(decide({ known }).rule).toBe('rest');
      const asked = decide({ known }, policyOf([ask, REST]));
      expect(asked.rule).toBe(status === 'partner' ? 'partners' : 'rest');
    }
  });

  it('is left to a rule that asks about it, however deep', () => {
    const csm = {
      id: 'csm',
      when: { any: [{ not: { 'account.status': 'prospect' } }] },
      assign: { pool: 'emea' },
    };
    const decision = decide({ known: account({ status: 'customer' }) }, policyOf([csm]));
    expect(decision).toMatchObject({ rule: 'csm', placement: { poolId: 'emea' } });
  });

  it('comes after a rule that does not draw from anybody', () => {
    const rules = [{ id: 'named', when: {}, assign: { to: 'account_owner' } }, REST];
    const decision = decide({ known: account({ status: 'customer' }) }, policyOf(rules));
    expect(decision).toMatchObject({ rule: 'named', placement: { repId: 'olga' } });
  });
});

describe('the owner whom the sender names', () => {
  const rules = [{ id: 'owners', when: {}, assign: { to: 'account_owner' } }, REST];

  it('has the lead where our own list names nobody', () => {
    const decision = decide({ standing: { namedOwnerId: 'olga' } }, policyOf(rules));
    expect(decision).toMatchObject({ rule: 'owners', placement: { repId: 'olga' } });
  });

  it('comes after the owner of our own list', () => {
    const known = account({ ownerId: 'ben' });
    const decision = decide({ known, standing: { namedOwnerId: 'olga' } }, policyOf(rules));
    expect(decision.placement).toMatchObject({ repId: 'ben' });
  });
});

it('lets the leads of a paused pool wait for it, though another pool could take them', () => {
  const pools = [
    { id: 'emea', members: { ana: 100 } },
    { id: 'rest', members: { ben: 100 } },
  ];
  const policy = policyOf(
    [
      { ...REST, assign: { pool: 'emea', else: 'next_rule' } },
      { ...REST, id: 'last', assign: { pool: 'rest' } },
    ],
    { pools, fallback: { pool: 'rest' } },
  );
  expect(decide({ paused: ['rest'] }, policy).placement).toMatchObject({ repId: 'ana' });
  const decision = decide({ paused: ['emea'] }, policy);
  expect(decision.placement).toEqual({ outcome: 'held', poolId: 'emea' });
  expect(codesOf(decision)).toEqual(['pool.paused']);
});

it('keeps a company with the rep who has it, by the pool’s rule', () => {
  const decision = decide({ standing: { companyReps: ['ben'] } });
  expect(decision.placement).toMatchObject({ repId: 'ben', poolId: 'emea', draw: null });
  expect(codesOf(decision)).toEqual(['owner.same_company']);
});

it('gives the same decision whatever the order of the candidates', () => {
  const candidates = [rep('ana'), rep('ben'), rep('olga')];
  const one = { known: account({ status: 'customer' }) };
  expect(decide({ ...one, candidates: candidates.toReversed() })).toEqual(
    decide({ ...one, candidates }),
  );
});
