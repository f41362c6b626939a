/** Scores what the account behind a lead is worth to us already. */
import type { Component } from '../model/decision.ts';
import type { Account, AccountMatch, LeadFacts } from '../model/lead.ts';
import { because, type Reason } from '../model/reasons.ts';
import { component, NEUTRAL, type ScoreInput } from './score.ts';

// Defaults a policy may later replace.
const STATUSES: Record<Account['status'], number> = {
  customer: 0.7,
  prospect: 0.55,
  partner: 0.5,
  competitor: 0,
  do_not_contact: 0,
};
const TIERS: ReadonlyMap<string, number> = new Map([
  ['strategic', 0.25],
  ['enterprise', 0.2],
  ['named', 0.2],
]);
const OPEN_OPPORTUNITY = 0.15;
const NO_ACCOUNT = 0.4;
const CONSUMER = 0.25;
/** How sure we are of knowing the account: a list may miss a company that a domain names. */
const SURE = { unmatched: 0.75, consumer: 0.5, unknown: 0 };

/** 0..1: the account's status plus its tier and an open opportunity. */
export function scoreAccount({ facts, account }: ScoreInput): Component {
  return account.account ? scoreKnown(account.account, account) : scoreUnmatched(facts);
}

function scoreKnown(account: Account, match: AccountMatch): Component {
  const { status, tier, openOpportunity } = account;
  const base = STATUSES[status];
  const reasons: Reason[] = [because(...statusReason(status)), ...matchReason(account, match)];
  if (tier !== null) reasons.push(because('account.tier', { value: tier }));
  if (openOpportunity) reasons.push(because('account.open_opportunity'));
  // A competitor stays at the bottom, however large.
  const extra =
    base > 0 ? (TIERS.get(tier ?? '') ?? 0) + (openOpportunity ? OPEN_OPPORTUNITY : 0) : 0;
  return component(base + extra, match.confidence, reasons);
}

function statusReason(status: Account['status']): Parameters<typeof because> {
  if (status === 'customer') return ['account.customer'];
  return status === 'prospect' ? ['account.known'] : ['account.status', { value: status }];
}

function matchReason(account: Account, { by }: AccountMatch): Reason[] {
  switch (by) {
    case 'crm_id':
      return [because('account.by_crm_id', { value: account.crmId ?? account.id })];
    case 'contact':
      return [because('account.by_contact', { value: account.name })];
    case 'domain':
      return [because('account.by_domain', { value: account.domains[0] ?? '?' })];
    case 'link':
      return [because('account.by_link', { value: account.name })];
    case 'sibling':
      return [because('account.by_sibling', { value: account.domains[0] ?? '?' })];
    case 'name':
      return [because('account.by_name', { value: account.name })];
    default:
      return [];
  }
}

function scoreUnmatched({ person, company }: LeadFacts): Component {
  const domain = company.domain ?? person.domain;
  if (domain !== undefined && person.mail === 'business') {
    return component(NO_ACCOUNT, SURE.unmatched, [because('account.unmatched', { value: domain })]);
  }
  if (person.mail === 'none') return component(NEUTRAL, SURE.unknown, [because('account.unknown')]);
  return component(CONSUMER, SURE.consumer, [because('account.consumer')]);
}
