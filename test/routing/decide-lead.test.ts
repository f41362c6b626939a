import { describe, expect, it } from 'vitest';
import { account, codesOf, decide, policyOf, REST, rep, verdictsOf } from '../support/decisions.ts';

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
