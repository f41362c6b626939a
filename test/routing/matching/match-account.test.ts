import { describe, expect, it } from 'vitest';
import { matchAccount } from '../../../src/routing/matching/match-account.ts';
import type { Account } from '../../../src/routing/model/lead.ts';
import {
  type AccountMatchRules,
  DEFAULT_ACCOUNT_MATCH,
} from '../../../src/routing/model/policy/account-policy.ts';
import { account, asked } from './accounts.ts';

const RULES = DEFAULT_ACCOUNT_MATCH;

const query = (candidates: Account[], crmAccountId: string | null = null) =>
  matchAccount(asked(candidates, { domain: 'Globex.test', crmAccountId }), RULES);

describe('the waterfall', () => {
  const all = [
    account('by-crm', { crmId: '9', domains: [] }),
    account('by-contact', { domains: [] }),
    account('by-domain'),
    account('by-link', { domains: [] }),
    account('by-sibling', { name: 'Globex Iberia', domains: ['globex.example'] }),
    account('by-name', { name: 'Globex S.L.', country: 'ES', domains: [] }),
  ];
  const who = {
    crmAccountId: '9',
    contactOf: 'by-contact',
    domain: 'globex.test',
    link: { accountId: 'by-link' },
    name: 'GLOBEX',
    country: 'es',
  };
  const steps = ['crm_id', 'contact', 'domain', 'link', 'sibling', 'name'] as const;

  it.each(steps.map((by, i) => [by, i] as const))(
    'finds by %s what no step before did',
    (by, i) => {
      const match = matchAccount(asked(all.slice(i), who), RULES);
      expect(match).toMatchObject({ by, account: { id: `by-${by.replace('_id', '')}` } });
      expect(match.confidence).toBe(i < 4 ? 1 : match.confidence);
      expect(match.confidence < 1).toBe(i >= 4);
      expect(match.losers.map(({ accountId }) => accountId)).toEqual(
        all.slice(i + 1).map(({ id }) => id),
      );
    },
  );

  it('prefers the exact CRM id to a shared domain and says why the others lost', () => {
    const match = query([account('a', { tier: 'strategic' }), account('b', { crmId: '9' })], '9');
    expect(match).toMatchObject({ account: { id: 'b' }, by: 'crm_id', confidence: 1 });
    expect(match.losers).toEqual([
      { accountId: 'a', why: 'matched by the domain only', confidence: 1 },
    ]);
  });

  it('matches nobody without anything in common', () => {
    const none = { account: null, by: 'none', confidence: 0, losers: [] };
    const candidates = [account('a')];
    expect(matchAccount(asked(candidates), RULES)).toEqual(none);
    const other = asked(candidates, { domain: 'other.test', crmAccountId: '1' });
    expect(matchAccount(other, RULES)).toEqual(none);
  });

  it('asks nobody about what a manager said is no account, and still knows exact names', () => {
    const refused = { ...who, link: { accountId: null }, crmAccountId: null, contactOf: null };
    expect(matchAccount(asked(all.slice(4), refused), RULES)).toMatchObject({ by: 'none' });
    expect(matchAccount(asked(all.slice(4), refused), RULES).suggestion).toBeUndefined();
    expect(matchAccount(asked(all.slice(2), refused), RULES)).toMatchObject({ by: 'domain' });
  });
});

describe('tie-breaks', () => {
  it('decide by tier, opportunity, activity, size and id, in this order', () => {
    const match = query([
      account('f'),
      account('e'),
      account('d', { employees: 50 }),
      account('c', { lastActivityAt: new Date('2026-11-01') }),
      account('b', { openOpportunity: true }),
      account('a', { tier: 'enterprise' }),
      account('z', { tier: 'strategic' }),
    ]);
    expect(match).toMatchObject({ account: { id: 'z' }, by: 'domain', confidence: 1 });
    expect(match.losers.map((one) => one.accountId)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(match.losers[0]?.why).toBe('lower tier');
    expect(query([account('d'), account('e')]).losers).toMatchObject([
      { accountId: 'e', why: 'later id' },
    ]);
  });

  it('decide in the order and by the tiers a policy names', () => {
    const large = account('large', { employees: 9 });
    const gold = account('gold', { tier: 'gold' });
    const ask = (rules: Partial<AccountMatchRules>) =>
      matchAccount(asked([large, gold], { domain: 'globex.test' }), { ...RULES, ...rules });
    expect(ask({ tiers: ['gold'] }).account?.id).toBe('gold');
    expect(ask({ tie_breaks: ['largest', 'tier'] }).account?.id).toBe('large');
    expect(ask({ tie_breaks: ['largest', 'tier'] }).losers[0]?.why).toBe('fewer employees');
    expect(ask({ tie_breaks: [] }).account?.id).toBe('gold');
  });
});

describe('what only looks alike', () => {
  const LOOK_ALIKES: [string, string][] = [
    ['Meta', 'Metal'],
    ['Global Bank', 'Global Bank of Ohio'],
    ['Global Bank', 'Global Banking Group'],
    ['First Capital', 'First Capital Partners'],
    ['Summit Hotels', 'Summit Software'],
    ['Delta', 'Delta Air Lines'],
    ['Globex', 'Globe'],
    ['Initech', 'Initrode'],
  ];

  it.each(LOOK_ALIKES)('%s is never taken for %s', (name, known) => {
    const look = account('known', { name: known, domains: ['x.example'], country: 'US' });
    for (const [a, b] of [
      [name, known],
      [known, name],
    ]) {
      const ask = asked([{ ...look, name: b ?? '' }], { name: a ?? '', country: 'US' });
      expect(matchAccount(ask, RULES)).toMatchObject({ account: null, by: 'none' });
    }
  });

  it('Global Bank of Ohio is not even suggested for Global Bank', () => {
    const bank = account('bank', { name: 'Global Bank', domains: [] });
    const ask = asked([bank], { name: 'Global Bank of Ohio', country: 'US' });
    expect(matchAccount(ask, RULES).suggestion).toBeUndefined();
  });

  it('a slip of the pen is suggested, the likeliest first, and the others lost for a reason', () => {
    const known = ['Vandelay Industries', 'Vandelay Industriez', 'Vandelay'];
    const accounts = known.map((name, i) => account(`a${i}`, { name, domains: [] }));
    const match = matchAccount(asked(accounts, { name: 'Vandeley Industries' }), RULES);
    expect(match).toMatchObject({ account: null, by: 'none', confidence: 0 });
    expect(match.suggestion).toMatchObject({
      accountId: 'a0',
      name: 'Vandelay Industries',
      why: { code: 'suggestion.similar_name' },
    });
    expect(match.losers).toMatchObject([{ accountId: 'a1', why: 'less alike' }]);
  });

  it('the same name is a match only in the same country, and a suggestion elsewhere', () => {
    const known = account('known', { name: 'Globex GmbH', country: 'DE', domains: [] });
    const ask = (country: string | null, name = 'Globex Inc') =>
      matchAccount(asked([known], { name, country }), RULES);
    expect(ask('DE')).toMatchObject({ by: 'name', confidence: 0.8 });
    expect(ask('US').suggestion).toMatchObject({ why: { code: 'suggestion.same_name' } });
    expect(ask(null).suggestion?.score).toBeGreaterThan(ask('US').suggestion?.score ?? 1);
  });

  it('a word that half of all companies use is no name of one', () => {
    const known = account('known', { name: 'Solutions', country: 'DE', domains: [] });
    const ask = asked([known], { name: 'Solutions GmbH', country: 'DE' });
    expect(matchAccount(ask, RULES)).toMatchObject({ by: 'none' });
  });

  it('another ending of the domain is a match, unless the names speak against it', () => {
    const known = account('known', { name: 'Summit Software', domains: ['summit-soft.com'] });
    const ask = (name: string | null, rules = RULES) =>
      matchAccount(asked([known], { name, domain: 'summit-soft.de' }), rules);
    expect(ask(null)).toMatchObject({ by: 'sibling', account: { id: 'known' } });
    expect(ask('Summit Software Deutschland')).toMatchObject({ by: 'sibling' });
    expect(ask('Zenith Bakery')).toMatchObject({ by: 'none' });
    expect(ask('Zenith Bakery').suggestion).toMatchObject({ why: { code: 'suggestion.sibling' } });
    expect(ask(null, { ...RULES, siblings: 'suggest' })).toMatchObject({
      by: 'none',
      suggestion: { accountId: 'known' },
    });
  });

  it.each(['abc.de', 'group.de', 'known.github.io', 'xn--mller-kva.de'])(
    '%s has no siblings',
    (domain) => {
      const label = domain.split('.')[0];
      const known = account('known', { domains: [`${label}.com`] });
      const match = matchAccount(asked([known], { domain }), RULES);
      expect(match).toMatchObject({ by: 'none' });
      expect(match.suggestion).toBeUndefined();
    },
  );
});
