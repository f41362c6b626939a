/** Decides which known account a lead belongs to, and says why the other candidates lost. */

import type { Account, AccountMatch, MatchedBy } from '../model/lead.ts';
import type { AccountMatchRules } from '../model/policy/account-policy.ts';
import { domainLabel } from './account-keys.ts';
import { distinctiveWords, isContained, nameKey, similarity } from './company-name.ts';
import { compareAccounts, explainLoss } from './rank-accounts.ts';
import { suggestAccount } from './suggest-account.ts';

/** What is known of a lead's company, and every account that may be it, in any order. */
export interface AccountQuery {
  crmAccountId: string | null;
  /** The account whose known contact has the address of the lead. */
  contactOf: string | null;
  /** Registrable company domain, or null for consumers and free mail. */
  domain: string | null;
  /** What a manager said of this company; a null account: that none is meant. Null: nothing yet. */
  link: { accountId: string | null } | null;
  name: string | null;
  /** ISO 3166 code. */
  country: string | null;
  candidates: readonly Account[];
}

type Step = Exclude<MatchedBy, 'none'>;

/** Certain above, likely below; what is less than likely is a suggestion. */
const CONFIDENCE: Record<Step, number> = {
  crm_id: 1,
  contact: 1,
  domain: 1,
  link: 1,
  sibling: 0.85,
  name: 0.8,
};
const LOST_BY_STEP: Record<Step, string> = {
  crm_id: 'matched by the CRM id only',
  contact: 'matched by a contact only',
  domain: 'matched by the domain only',
  link: "matched by a manager's word only",
  sibling: 'matched by a related domain only',
  name: 'matched by the name only',
};
/** The rest is as little use to a reader as to the decision. */
const MOST_LOSERS = 20;

export const NO_ACCOUNT: AccountMatch = { account: null, by: 'none', confidence: 0, losers: [] };

/**
 * The account of a lead, by the first step that finds one: exact CRM id, known contact, exact
 * domain, a manager's word, a domain that differs in its ending, the same name in the same
 * country. Among several of one step the policy's tie-breaks decide. Where none is found, what may
 * be it is a suggestion. The same candidates in any order give the same answer.
 */
export function matchAccount(query: AccountQuery, rules: AccountMatchRules): AccountMatch {
  const [winner, ...rest] = findAll(query, rules);
  if (!winner) return suggest(query, rules);
  return {
    account: winner.account,
    by: winner.step,
    confidence: CONFIDENCE[winner.step],
    losers: rest.slice(0, MOST_LOSERS).map(({ step, account }) => ({
      accountId: account.id,
      why: step === winner.step ? explainLoss(rules, winner.account, account) : LOST_BY_STEP[step],
      confidence: CONFIDENCE[step],
    })),
  };
}

interface Found {
  step: Step;
  account: Account;
}

/** Whoever a step finds, by the tie-breaks; each account by the first step that finds it. */
function findAll(query: AccountQuery, rules: AccountMatchRules): Found[] {
  const found: Found[] = [];
  let left = query.candidates;
  for (const [step, fits] of stepsOf(query, rules)) {
    if (left.length === 0) break;
    const fitting = left.filter(fits);
    left = left.filter((account) => !fitting.includes(account));
    const sorted = fitting.length > 1 ? fitting.toSorted(compareAccounts(rules)) : fitting;
    found.push(...sorted.map((account) => ({ step, account })));
  }
  return found;
}

type Fits = (account: Account) => boolean;

/** In order of certainty. Once a manager said that no account is meant, likeness counts no more. */
function stepsOf(query: AccountQuery, rules: AccountMatchRules): [Step, Fits][] {
  const { crmAccountId, contactOf, domain, link } = query;
  const exact: [Step, Fits][] = [
    ['crm_id', ({ crmId }) => crmId !== null && crmId === crmAccountId],
    ['contact', ({ id }) => id === contactOf],
    ['domain', ({ domains }) => domain !== null && domains.includes(domain.toLowerCase())],
    ['link', ({ id }) => id === link?.accountId],
  ];
  if (link?.accountId === null) return exact;
  const sibling: [Step, Fits] = ['sibling', (one) => isSibling(query, one) && !differs(query, one)];
  const named: [Step, Fits] = ['name', (account) => isNamesake(query, account)];
  return rules.siblings === 'match' ? [...exact, sibling, named] : [...exact, named];
}

/** Another ending of the same label; the very same domain would have been found before. */
export function isSibling({ domain }: AccountQuery, { domains }: Account): boolean {
  const label = domain === null ? null : domainLabel(domain);
  return label !== null && domains.some((one) => domainLabel(one) === label);
}

/** What it calls itself speaks against it: many companies register the same word. */
function differs({ name }: AccountQuery, account: Account): boolean {
  const [own, known] = [keyOf(name), nameKey(account.name)];
  if (own === null || known === null || isContained(own, known)) return false;
  return similarity(own, known) < LEAST_ALIKE;
}

const LEAST_ALIKE = 0.7;

/** Both say where they are, and it is the same country. */
function isNamesake({ name, country }: AccountQuery, account: Account): boolean {
  const key = keyOf(name);
  if (key === null || country === null || account.country !== country.toUpperCase()) return false;
  return key === nameKey(account.name) && distinctiveWords(key).length > 0;
}

function keyOf(name: string | null): string | null {
  return name === null ? null : nameKey(name);
}

function suggest(query: AccountQuery, rules: AccountMatchRules): AccountMatch {
  if (query.link?.accountId === null) return NO_ACCOUNT;
  const [best, ...rest] = suggestAccount(query, rules);
  if (!best) return NO_ACCOUNT;
  const losers = rest.slice(0, MOST_LOSERS).map(({ account, score }) => ({
    accountId: account.id,
    why: score < best.score ? 'less alike' : explainLoss(rules, best.account, account),
    confidence: score,
  }));
  const { account, score, why } = best;
  const suggestion = { accountId: account.id, name: account.name, score, why };
  return { ...NO_ACCOUNT, losers, suggestion };
}
