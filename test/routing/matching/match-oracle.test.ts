import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../../src/routing/matching/company-name.ts';
import { matchAccount } from '../../../src/routing/matching/match-account.ts';
import type { Account, AccountMatch } from '../../../src/routing/model/lead.ts';
import {
  type AccountMatchRules,
  accountMatchSchema,
  TIE_BREAKS,
} from '../../../src/routing/model/policy/account-policy.ts';
import { account, asked } from './accounts.ts';

const label = (domain: string) => domain.split('.')[0];

/** Written once more, as a reader of the documentation would: step by step, with plain loops. */
function oracle(ask: ReturnType<typeof asked>, rules: AccountMatchRules): string {
  const better = (a: Account, b: Account): Account => {
    for (const rule of [...rules.tie_breaks, 'id' as const]) {
      const tiers = [...rules.tiers, 'other', null];
      const place = ({ tier }: Account) =>
        tiers.indexOf(tier !== null && !rules.tiers.includes(tier) ? 'other' : tier);
      const [x, y] = {
        tier: [-place(a), -place(b)],
        open_opportunity: [Number(a.openOpportunity), Number(b.openOpportunity)],
        recent_activity: [Number(a.lastActivityAt ?? -1), Number(b.lastActivityAt ?? -1)],
        largest: [a.employees ?? 0, b.employees ?? 0],
        id: a.id < b.id ? [1, 0] : [0, 1],
      }[rule] as [number, number];
      if (x !== y) return x > y ? a : b;
    }
    return a;
  };
  const steps: ((one: Account) => boolean)[] = [
    (one) => one.crmId !== null && one.crmId === ask.crmAccountId,
    (one) => one.id === ask.contactOf,
    (one) => one.domains.some((domain) => domain === ask.domain),
    (one) => one.id === ask.link?.accountId,
  ];
  if (ask.link?.accountId !== null) {
    if (rules.siblings === 'match') {
      const domain = ask.domain;
      steps.push((one) => domain !== null && one.domains.some((d) => label(d) === label(domain)));
    }
    steps.push(
      (one) =>
        ask.name !== null &&
        one.name === ask.name &&
        one.country === ask.country &&
        ask.country !== null,
    );
  }
  for (const step of steps) {
    const fits = ask.candidates.filter(step);
    if (fits.length > 0) return fits.reduce(better).id;
  }
  return 'nobody';
}

const withRules = (over: Partial<AccountMatchRules>) => accountMatchSchema.parse(over);
const contradicts = ({ name }: { name: string | null }, list: Account[]) =>
  name !== null && list.some((other) => nameKey(other.name) !== name);

describe('whatever is asked', () => {
  const domain = fc.constantFrom('globex.com', 'globex.de', 'initech.com', 'initech.es');
  const one = fc.record({
    name: fc.constantFrom('globex', 'initech'),
    domains: fc.uniqueArray(domain, { maxLength: 2 }),
    tier: fc.constantFrom(null, 'strategic', 'gold', 'standard'),
    openOpportunity: fc.boolean(),
    employees: fc.option(fc.nat(3)),
    lastActivityAt: fc.option(fc.constantFrom(new Date(1_000), new Date(2_000))),
    crmId: fc.constantFrom(null, '1', '2'),
    country: fc.constantFrom(null, 'ES', 'DE'),
  });
  const accounts = fc
    .array(one, { maxLength: 6 })
    .map((list) => list.map((over, i) => account(`a${i}`, over)));
  const id = fc.constantFrom(null, 'a0', 'a1', 'a9');
  const who = fc.record({
    crmAccountId: fc.constantFrom(null, null, '1', '3'),
    contactOf: id,
    domain: fc.option(domain),
    link: fc.option(fc.record({ accountId: id })),
    // A lead's own words never speak against its domain here: the oracle does not judge names.
    name: fc.constantFrom(null, 'globex'),
    country: fc.constantFrom(null, 'ES', 'DE'),
  });
  const rules = fc.record({
    tie_breaks: fc.shuffledSubarray([...TIE_BREAKS].slice(0, 4)),
    siblings: fc.constantFrom('match' as const, 'suggest' as const),
  });

  it('the answer is that of plain loops over the steps', () => {
    fc.assert(
      fc.property(accounts, who, rules, (list, facts, over) => {
        fc.pre(!contradicts(facts, list));
        const ask = asked(list, facts);
        const match = matchAccount(ask, withRules(over));
        expect(match.account?.id ?? 'nobody').toBe(oracle(ask, withRules(over)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('the order of the candidates changes nothing', () => {
    const shuffled = accounts.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, who, rules, ([ordered, mixed], facts, over) => {
        const ask = (list: Account[]): AccountMatch =>
          matchAccount(asked(list, facts), withRules(over));
        expect(ask(mixed)).toEqual(ask(ordered));
      }),
      { numRuns: 1_000 },
    );
  });

  it('a suggestion never comes with a match, and every doubt is below 1', () => {
    fc.assert(
      fc.property(accounts, who, rules, (list, facts, over) => {
        const match = matchAccount(asked(list, facts), withRules(over));
        expect(Boolean(match.suggestion) && match.account !== null).toBe(false);
        expect(match.suggestion?.score ?? 0).toBeLessThan(1);
        if (match.by === 'sibling' || match.by === 'name') expect(match.confidence).toBeLessThan(1);
      }),
    );
  });
});
