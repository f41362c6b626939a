/** Finds the account of a lead: looks up by exact names first, and by likeness where none is. */

import type { Reader } from '../../../db/database.ts';
import {
  type AccountLink,
  findAccountLink,
  findAccountsExactly,
  findContactAccount,
  listAccountsById,
  listIdsByKey,
  MOST_CANDIDATES,
} from '../../../db/workspace/account-match-store.ts';
import { findAccountName } from '../../../db/workspace/account-store.ts';
import { domainLabel, linkKey, wordFrames } from '../../../routing/matching/account-keys.ts';
import { nameKey } from '../../../routing/matching/company-name.ts';
import { type AccountQuery, matchAccount } from '../../../routing/matching/match-account.ts';
import type { Account, AccountMatch, Identity, Submission } from '../../../routing/model/lead.ts';
import type { AccountMatchRules } from '../../../routing/model/policy/account-policy.ts';

/** What a lead says of itself, as far as it helps to find its account. */
export type Who = Omit<AccountQuery, 'candidates' | 'contactOf' | 'link'> & {
  email: string | null;
};

export function whoOf({ crm, company }: Submission, identity: Identity): Who {
  return {
    crmAccountId: crm.account_id ?? null,
    email: identity.email,
    domain: identity.domain,
    // Whoever hides behind a disposable address may claim any company.
    name: identity.mail === 'disposable' ? null : (company.name ?? null),
    country: company.country ?? null,
  };
}

/** A match on a subsidiary names what it is part of. */
export async function findAccount(
  from: Reader,
  who: Who,
  rules: AccountMatchRules,
): Promise<AccountMatch> {
  const contactOf = who.email === null ? null : await findContactAccount(from, who.email);
  const { domain, crmAccountId } = who;
  const names = { domain, crmAccountId, contactOf };
  const candidates = await findAccountsExactly(from, names);
  const query = { ...who, contactOf, link: null };
  const named = matchAccount({ ...query, candidates }, rules);
  if (named.account) return withParent(from, named, named.account);
  const key = linkKey(who);
  const link = key === null ? null : await findAccountLink(from, key);
  const match = matchAccount({ ...query, link, candidates: await meant(from, who, link) }, rules);
  return match.account ? withParent(from, match, match.account) : match;
}

/** What a manager said decides; where nobody has, whatever looks alike may be it. */
async function meant(from: Reader, who: Who, link: AccountLink | null): Promise<Account[]> {
  if (link === null) return findAlike(from, who);
  if (link.accountId === null) return [];
  const linked = await listAccountsById(from, [link.accountId]);
  return linked.length > 0 ? linked : findAlike(from, who);
}

/** Accounts whose domain, name or a word of it comes near. */
async function findAlike(from: Reader, { domain, name }: Who): Promise<Account[]> {
  const label = domain === null ? null : domainLabel(domain);
  const key = name === null ? null : nameKey(name);
  const frames = key === null ? [] : wordFrames(key);
  const share = Math.floor(MOST_CANDIDATES / Math.max(1, frames.length));
  const looks = [
    ...(label === null ? [] : [{ kind: 'label' as const, key: label, most: MOST_CANDIDATES }]),
    ...(key === null ? [] : [{ kind: 'name' as const, key, most: MOST_CANDIDATES }]),
    ...frames.map((frame) => ({ kind: 'word' as const, key: frame, most: share })),
  ];
  const ids = new Set<string>();
  for (const look of looks) for (const id of await listIdsByKey(from, look)) ids.add(id);
  return listAccountsById(from, [...ids].slice(0, MOST_CANDIDATES));
}

async function withParent(
  from: Reader,
  match: AccountMatch,
  { id, parentId }: Account,
): Promise<AccountMatch> {
  if (parentId === null || parentId === id) return match;
  return { ...match, parent: (await findAccountName(from, parentId)) ?? null };
}
