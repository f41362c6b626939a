import type { AccountQuery } from '../../../src/routing/matching/match-account.ts';
import type { Account } from '../../../src/routing/model/lead.ts';

export function account(id: string, over: Partial<Account> = {}): Account {
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
    lastActivityAt: null,
    ...over,
  };
}

/** A lead of which nothing is known beside what is given. */
export function asked(candidates: Account[], over: Partial<AccountQuery> = {}): AccountQuery {
  return {
    crmAccountId: null,
    contactOf: null,
    domain: null,
    link: null,
    name: null,
    country: null,
    candidates,
    ...over,
  };
}
