/** Turns a stored lead into the facts that rules may test, with the account it belongs to. */

import type { Reader } from '../../../db/database.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { believedFacts } from '../../../routing/enrichment/known-facts.ts';
import { identifyPerson } from '../../../routing/intake/person/identify-person.ts';
import type { Enrichment } from '../../../routing/model/enrichment.ts';
import type { Standing } from '../../../routing/model/facts/standing.ts';
import type { AccountMatch, Identity, LeadFacts } from '../../../routing/model/lead.ts';
import type { AccountMatchRules } from '../../../routing/model/policy/account-policy.ts';
import { withCircumstances } from '../../../routing/policy/circumstances.ts';
import { findAccount, whoOf } from './find-account.ts';
import { loadEnrichment } from './load-enrichment.ts';
import { loadSigns, signalKeysOf } from './load-signs.ts';
import { loadStanding } from './load-standing.ts';

/** A lead, or one that is only thought of: that has no id and no past. */
export type Described = Pick<LeadRecord, 'submission' | 'source' | 'channel' | 'tier' | 'test'> &
  Partial<
    Pick<
      LeadRecord,
      | 'id'
      | 'forRepId'
      | 'restoredAt'
      | 'receivedAt'
      | 'lastTouchAt'
      | 'activeAt'
      | 'enrichAt'
      | 'stale'
      | 'bulk'
      | 'touchCount'
    >
  >;

export interface Description {
  facts: LeadFacts;
  account: AccountMatch;
  enrichment: Enrichment;
}

/** What a policy says about how a lead is described. */
export interface DescribedBy {
  /** Since when a company's leads bring its next one to the same rep; null where they do not. */
  stickySince: Date | null;
  /** Does a rule ask who had a lead of theirs before? */
  asksPrevious: boolean;
  accountMatch: AccountMatchRules;
  timeZone: string;
  now: Date;
}

export async function describeLead(
  from: Reader,
  lead: Described,
  by: DescribedBy,
): Promise<Description> {
  const { accountMatch, timeZone, now } = by;
  const { submission } = lead;
  const identity = identifyPerson(submission);
  const account = await findAccount(from, whoOf(submission, identity), accountMatch);
  const known = { ...by, lead, identity, account };
  const ofLead = { lead, identity, account: account.account, now };
  const enrichment = await loadEnrichment(from, ofLead);
  const standing = await loadStanding(from, known);
  const facts = withBelieved(factsOf(lead, identity, account, standing), enrichment);
  const accountKeys = signalKeysOf(identity, account.account);
  const signs = await loadSigns(from, { source: lead.source, accountKeys, now });
  const { touchCount: touches = 1, bulk = false } = lead;
  const all = withCircumstances({ ...facts, ...signs }, timeZone, {
    now,
    touches,
    bulk,
    enrichment,
  });
  return { account, enrichment, facts: all };
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
    company: submission.company,
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
      name: match.account?.name,
      country: match.account?.country ?? undefined,
      employees: match.account?.employees ?? undefined,
      parent: match.account?.parentId ?? undefined,
    }),
    source: lead.source,
    channel: lead.channel,
    tier: lead.tier,
    language: submission.language,
    consent: submission.consent,
    do_not_contact: submission.do_not_contact,
    test: lead.test,
    stale: lead.stale ? true : undefined,
    standing,
  });
}

/** Of what several sources tell, rules and scores see what is believed. */
function withBelieved(facts: LeadFacts, enrichment: Enrichment): LeadFacts {
  const { company, title } = believedFacts(enrichment);
  return {
    ...facts,
    person: compact({ ...facts.person, title }),
    company: compact({ ...facts.company, ...company }),
  };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function compact<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined),
  ) as Defined<T>;
}
