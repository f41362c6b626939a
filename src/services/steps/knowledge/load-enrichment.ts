/** Reads what providers told about a lead and merges it with what its sender and account tell. */
import type { Reader } from '../../../db/database.ts';
import { listFacts } from '../../../db/knowledge/enrichment-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { readSetting } from '../../../db/workspace/settings-store.ts';
import { listOwnFacts, listProviderFacts } from '../../../routing/enrichment/known-facts.ts';
import { mergeFacts } from '../../../routing/enrichment/merge-facts.ts';
import { factsOf, judgeProvider, subjectFor } from '../../../routing/enrichment/provider-state.ts';
import type { Enrichment, StoredFact } from '../../../routing/model/enrichment.ts';
import { type AccountMatch, type Identity, SYNTHETIC_SOURCE } from '../../../routing/model/lead.ts';
import {
  type EnrichmentSettings,
  NO_ENRICHMENT,
  OWN_FACT_SOURCES,
  type Provider,
} from '../../../routing/model/workspace/provider.ts';
import type { Described } from './describe-lead.ts';

export interface Learned {
  settings: EnrichmentSettings;
  facts: StoredFact[];
}

/** The providers there are and all that is kept of what they told about this person and company. */
export async function loadLearned(
  from: Reader,
  identity: Pick<Identity, 'domain' | 'email'>,
): Promise<Learned> {
  const settings = (await readSetting(from, 'enrichment')) ?? NO_ENRICHMENT;
  const { providers } = settings;
  if (providers.length === 0) return { settings, facts: [] };
  const subjects = {
    company: subjectFor({ about: 'company' }, identity),
    person: subjectFor({ about: 'person' }, identity),
  };
  return { settings, facts: await listFacts(from, subjects) };
}

export interface Known {
  lead: Described;
  identity: Identity;
  account: AccountMatch['account'];
  now: Date;
}

/** Where everything is from that is known of a lead at this moment. */
export async function loadEnrichment(from: Reader, known: Known): Promise<Enrichment> {
  const { lead, identity, account, now } = known;
  const { settings, facts } = await loadLearned(from, identity);
  const { providers } = settings;
  const own = listOwnFacts({
    submission: lead.submission,
    account,
    writtenAt: lead.lastTouchAt ?? now,
    now,
  });
  const asked = isEnriched(lead) ? providers : [];
  const told = listProviderFacts(facts.filter(isOf(asked)), now);
  const order = [...OWN_FACT_SOURCES, ...providers.map(({ id }) => id)];
  return {
    fields: mergeFacts([...own, ...told], { now, order }),
    providers: asked.map((provider) => {
      const subject = subjectFor(provider, identity);
      return judgeProvider(provider, {
        subject,
        kept: factsOf(provider, subject, facts),
        now,
        since: lead.receivedAt ?? now,
        waits: Boolean(lead.enrichAt),
      });
    }),
  };
}

/** What counts for nothing is worth no call. */
export function isEnriched({ test, source }: Pick<LeadRecord, 'test' | 'source'>): boolean {
  return !test && source !== SYNTHETIC_SOURCE;
}

/** A provider that is no longer asked is no longer believed. */
function isOf(providers: readonly Provider[]) {
  return (fact: StoredFact) => providers.some(({ id }) => id === fact.provider);
}
