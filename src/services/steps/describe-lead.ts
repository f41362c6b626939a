/** Turns a stored lead into the facts that rules may test, with the account it belongs to. */

import type { Reader } from '../../db/database.ts';
import type { LeadRecord } from '../../db/lead-store.ts';
import { identifyPerson } from '../../routing/intake/identify-person.ts';
import type { AccountMatchRules } from '../../routing/model/account-policy.ts';
import type {
  AccountMatch,
  Identity,
  LeadFacts,
  Standing,
  Submission,
} from '../../routing/model/lead.ts';
import { findAccount, whoOf } from './find-account.ts';
import { loadStanding } from './load-standing.ts';

/** A lead, or one that is only thought of: that has no id and no past. */
export type Described = Pick<LeadRecord, 'submission' | 'source' | 'channel' | 'tier' | 'test'> &
  Partial<Pick<LeadRecord, 'id' | 'forRepId' | 'restoredAt'>>;

export interface Description {
  facts: LeadFacts;
  account: AccountMatch;
}

/** What a policy says about how a lead is described. */
export interface DescribedBy {
  /** Since when a company's leads bring its next one to the same rep; null where they do not. */
  stickySince: Date | null;
  accountMatch: AccountMatchRules;
}

export async function describeLead(
  from: Reader,
  lead: Described,
  by: DescribedBy,
): Promise<Description> {
  const { submission } = lead;
  const { stickySince } = by;
  const identity = identifyPerson(submission);
  const account = await findAccount(from, whoOf(submission, identity), by.accountMatch);
  const known = { lead, identity, account, stickySince };
  return { account, facts: factsOf(lead, identity, account, await loadStanding(from, known)) };
}

function factsOf(
  lead: Described,
  identity: Identity,
  match: AccountMatch,
  standing: Standing,
): LeadFacts {
  const { submission } = lead;
  return compact({
    person: compact({
      email: identity.email ?? undefined,
      domain: identity.domain ?? undefined,
      title: submission.person.title,
      mail: identity.mail,
    }),
    company: companyOf(submission, match),
    request: submission.request,
    attribution: submission.attribution,
    custom: submission.custom,
    account: compact({
      matched: match.account !== null,
      id: match.account?.id,
      tier: match.account?.tier ?? undefined,
      status: match.account?.status,
      owner: match.account?.ownerId ?? standing.namedOwnerId ?? undefined,
      open_opportunity: match.account?.openOpportunity,
    }),
    source: lead.source,
    channel: lead.channel,
    tier: lead.tier,
    language: submission.language,
    consent: submission.consent,
    do_not_contact: submission.do_not_contact,
    test: lead.test,
    standing,
  });
}

/** What the account list knows fills the gaps of what the sender told. */
function companyOf(submission: Submission, { account }: AccountMatch): LeadFacts['company'] {
  return {
    ...submission.company,
    employees: submission.company.employees ?? account?.employees ?? undefined,
    country: submission.company.country ?? account?.country ?? undefined,
  };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function compact<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined),
  ) as Defined<T>;
}
