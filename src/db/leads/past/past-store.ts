import { and, desc, eq, inArray, lt, min, ne } from 'drizzle-orm';
import { SYNTHETIC_SOURCE } from '../../../routing/model/lead.ts';
import type { Reader } from '../../database.ts';
import type { DecisionRecord } from '../decision-store.ts';
import { isCounted, type LeadRecord } from '../lead-store.ts';

/** A lead that came in by itself, without what it said. */
export type PastHeader = Pick<LeadRecord, 'id' | 'receivedAt' | 'state'>;

/** Newest first, as their ids sort: no tests, none of files, none of our own. */
export function pagePastLeads(
  from: Reader,
  { after, limit }: { after: string | null; limit: number },
): Promise<PastHeader[]> {
  const { leads } = from.t;
  return from
    .select({ id: leads.id, receivedAt: leads.receivedAt, state: leads.state })
    .from(leads)
    .where(
      and(
        after === null ? undefined : lt(leads.id, after),
        isCounted(from.t),
        eq(leads.bulk, false),
        ne(leads.source, SYNTHETIC_SOURCE),
      ),
    )
    .orderBy(desc(leads.id))
    .limit(limit);
}

/** What a first decision was made by. */
export type FirstDecision = Pick<
  DecisionRecord,
  'leadId' | 'madeAt' | 'engineVersion' | 'facts' | 'account' | 'enrichment'
>;

/** The ids of decisions sort in the order in which they were made. */
export async function listFirstDecisions(
  from: Reader,
  leadIds: readonly string[],
): Promise<FirstDecision[]> {
  const { decisions } = from.t;
  const first = await from
    .select({ id: min(decisions.id) })
    .from(decisions)
    .where(inArray(decisions.leadId, [...leadIds]))
    .groupBy(decisions.leadId);
  const ids = first.flatMap(({ id }) => id ?? []);
  if (ids.length === 0) return [];
  return from
    .select({
      leadId: decisions.leadId,
      madeAt: decisions.madeAt,
      engineVersion: decisions.engineVersion,
      facts: decisions.facts,
      account: decisions.account,
      enrichment: decisions.enrichment,
    })
    .from(decisions)
    .where(inArray(decisions.id, ids));
}

/** By id, what each of them says now. */
export async function listSubmissions(
  from: Reader,
  leadIds: readonly string[],
): Promise<Map<string, Pick<LeadRecord, 'submission' | 'company'>>> {
  const { leads } = from.t;
  const rows = await from
    .select({ id: leads.id, submission: leads.submission, company: leads.company })
    .from(leads)
    .where(inArray(leads.id, [...leadIds]));
  return new Map(rows.map(({ id, ...said }) => [id, said]));
}
