import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchAccount } from '../../../src/routing/enrichment/match-account.ts';
import type { Account } from '../../../src/routing/model/lead.ts';

function account(id: string, over: Partial<Account> = {}): Account {
  return {
    id,
    name: id,
    domains: ['globex.test'],
    ownerId: null,
    tier: null,
    status: 'prospect',
    country: null,
    employees: null,
    crmId: null,
    parentId: null,
    openOpportunity: false,
    ...over,
  };
}

const query = (candidates: Account[], crmAccountId: string | null = null) =>
  matchAccount({ domain: 'Globex.test', crmAccountId, candidates });

const byId = (a: { accountId: string }, b: { accountId: string }) =>
  a.accountId < b.accountId ? -1 : 1;

describe('matchAccount', () => {
  it('prefers the exact CRM id to a shared domain and says why the others lost', () => {
    const match = query([account('a', { tier: 'strategic' }), account('b', { crmId: '9' })], '9');
    expect(match).toMatchObject({ account: { id: 'b' }, by: 'crm_id', confidence: 1 });
    expect(match.losers).toEqual([{ accountId: 'a', why: 'matched by the domain only' }]);
  });

  it('breaks ties by tier, opportunity, size and id, in this order', () => {
    const match = query([
      account('e'),
      account('d'),
      account('c', { employees: 50 }),
      account('b', { openOpportunity: true }),
      account('a', { tier: 'enterprise' }),
      account('z', { tier: 'strategic' }),
    ]);
    expect(match).toMatchObject({ account: { id: 'z' }, by: 'domain', confidence: 1 });
    expect(match.losers.map((one) => one.accountId)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(match.losers[0]?.why).toBe('lower tier');
    expect(query([account('d'), account('e')]).losers).toEqual([
      { accountId: 'e', why: 'later id' },
    ]);
  });

  it('matches nobody without a domain, a CRM id or an account that has them', () => {
    const none = { account: null, by: 'none', confidence: 0, losers: [] };
    const candidates = [account('a')];
    expect(matchAccount({ domain: null, crmAccountId: null, candidates })).toEqual(none);
    expect(matchAccount({ domain: 'other.test', crmAccountId: '1', candidates })).toEqual(none);
  });

  it('gives the same answer whatever the order of the candidates', () => {
    const one = fc.record({
      tier: fc.constantFrom(null, 'strategic', 'gold', 'standard'),
      openOpportunity: fc.boolean(),
      employees: fc.option(fc.nat(3)),
      crmId: fc.constantFrom(null, '1', '2'),
    });
    const many = fc.array(one, { minLength: 1, maxLength: 6 });
    const shuffled = many.chain((list) => {
      const accounts = list.map((over, i) => account(`a${i}`, over));
      return fc.tuple(
        fc.constant(accounts),
        fc.shuffledSubarray(accounts, { minLength: accounts.length }),
      );
    });
    fc.assert(
      fc.property(shuffled, ([ordered, mixed]) => {
        const [first, second] = [query(ordered, '1'), query(mixed, '1')];
        expect(second.account).toEqual(first.account);
        expect(second.losers.toSorted(byId)).toEqual(first.losers.toSorted(byId));
      }),
    );
  });
});
