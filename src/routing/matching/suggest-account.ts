/** Decides which accounts may be a lead's company without being surely it, the likeliest first. */

import type { Account } from '../model/lead.ts';
import type { AccountMatchRules } from '../model/policy/account-policy.ts';
import { because, type Reason } from '../model/reasons.ts';
import { domainLabel } from './account-keys.ts';
import { nameKey, similarity } from './company-name.ts';
import type { AccountQuery } from './match-account.ts';
import { compareAccounts } from './rank-accounts.ts';

export interface Likeness {
  account: Account;
  /** 0..1, two decimals; always below 1. */
  score: number;
  why: Reason;
}

const SIBLING = 0.88;
const SAME_NAME = 0.95;
/** The same name in another country: a branch, or a stranger. */
const SAME_NAME_ABROAD = 0.9;
const MOST_ALIKE = 0.94;

/** At most as many as there are candidates; a name counts from the policy's threshold on. */
export function suggestAccount(query: AccountQuery, rules: AccountMatchRules): Likeness[] {
  const compare = compareAccounts(rules);
  return query.candidates
    .flatMap((account) => likenessOf(query, account, rules.suggest_from) ?? [])
    .toSorted((a, b) => b.score - a.score || compare(a.account, b.account));
}

function likenessOf(query: AccountQuery, account: Account, from: number): Likeness | null {
  const byName = nameLikeness(query, account);
  if (byName && byName.score >= from) return byName;
  const label = query.domain === null ? null : domainLabel(query.domain);
  const isSibling = account.domains.some((one) => domainLabel(one) === label);
  if (label === null || !isSibling) return null;
  return { account, score: SIBLING, why: because('suggestion.sibling') };
}

function nameLikeness({ name, country }: AccountQuery, account: Account): Likeness | null {
  const [own, known] = [name === null ? null : nameKey(name), nameKey(account.name)];
  if (own === null || known === null) return null;
  if (own === known) {
    const isAbroad =
      country !== null && account.country !== null && country.toUpperCase() !== account.country;
    const score = isAbroad ? SAME_NAME_ABROAD : SAME_NAME;
    return { account, score, why: because('suggestion.same_name') };
  }
  const score = Math.min(MOST_ALIKE, Math.floor(similarity(own, known) * 100) / 100);
  return { account, score, why: because('suggestion.similar_name') };
}
