import { and, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import { LEAD_STATES, NO_SEGMENT, type OfferHistory } from '../../routing/model/lead.ts';
import type { Question, Reader, Tx } from '../database.ts';
import { isCounted } from '../leads/lead-store.ts';
import type { Tables } from '../tables/index.ts';

export type HistoryRecord = Tables['offerHistory']['$inferSelect'];

const ofSource: Question<Pick<HistoryRecord, 'segment' | 'made' | 'unclaimed'>> = (from) => {
  const { offerHistory } = from.t;
  return from
    .select({
      segment: offerHistory.segment,
      made: offerHistory.made,
      unclaimed: offerHistory.unclaimed,
    })
    .from(offerHistory)
    .where(eq(offerHistory.source, sql.placeholder('source')));
};

/** By segment; null when no offer of that source was counted yet. */
export async function findHistory(
  from: Reader,
  source: string,
): Promise<Record<string, OfferHistory> | null> {
  const rows = await from.ask(ofSource, { source });
  if (rows.length === 0) return null;
  return Object.fromEntries(rows.map(({ segment, ...counts }) => [segment, counts]));
}

const ANSWERED = ['claimed', 'declined', 'expired'] as const;

/**
 * The offers of leads that came in since then: those the policy made and Slack confirmed, and that
 * somebody answered or that ran out. Tests, files of leads and what was withdrawn are not counted.
 */
export function countHistory(
  from: Reader,
  since: Date,
): Promise<Omit<HistoryRecord, 'countedAt'>[]> {
  const { assignments, decisions, leads, offers } = from.t;
  const segment = sql<string>`coalesce(${decisions.segment}, ${NO_SEGMENT})`;
  const unclaimed =
    sql<number>`sum(case when ${offers.state} = 'expired' then 1 else 0 end)`.mapWith(Number);
  return from
    .select({
      source: leads.source,
      segment,
      made: sql<number>`count(*)`.mapWith(Number),
      unclaimed,
    })
    .from(leads)
    .innerJoin(offers, eq(offers.leadId, leads.id))
    .innerJoin(assignments, eq(assignments.id, offers.assignmentId))
    .innerJoin(decisions, eq(decisions.id, assignments.decisionId))
    .where(
      and(
        // All states: so that the index on state and receipt is of use.
        inArray(leads.state, [...LEAD_STATES]),
        gte(leads.receivedAt, since),
        isCounted(from.t),
        eq(leads.bulk, false),
        inArray(offers.state, [...ANSWERED]),
        isNotNull(offers.deliveredAt),
      ),
    )
    .groupBy(leads.source, decisions.segment);
}

/** The new count takes the place of the old one, whole. */
export async function replaceHistory(tx: Tx, rows: HistoryRecord[]): Promise<void> {
  await tx.delete(tx.t.offerHistory);
  if (rows.length > 0) await tx.insert(tx.t.offerHistory).values(rows);
}
