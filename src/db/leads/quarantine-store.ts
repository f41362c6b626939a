import { and, asc, count, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../database.ts';
import type { CardRecord } from '../delivery/card-store.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';
import type { LeadRecord } from './lead-store.ts';

/** A lead in quarantine, as lists, reviews and figures need it. */
export type QuarantinedLead = Pick<
  LeadRecord,
  'id' | 'heldFor' | 'activeAt' | 'receivedAt' | 'bulk' | 'reviewAt' | 'reviews'
>;

/** More than anybody looks through; what comes behind them waits for its turn. */
export const MOST_QUARANTINED = 1_000;

const isWaiting = (leads: Tables['leads']) =>
  and(eq(leads.state, 'quarantined'), eq(leads.test, false));

/** The oldest first; test leads are left out. */
export function listQuarantined(from: Reader): Promise<QuarantinedLead[]> {
  const { leads } = from.t;
  return from
    .select({
      id: leads.id,
      heldFor: leads.heldFor,
      activeAt: leads.activeAt,
      receivedAt: leads.receivedAt,
      bulk: leads.bulk,
      reviewAt: leads.reviewAt,
      reviews: leads.reviews,
    })
    .from(leads)
    .where(isWaiting(leads))
    .orderBy(asc(leads.receivedAt), asc(leads.id))
    .limit(MOST_QUARANTINED);
}

/** How many came there since then and wait there now. */
export async function countQuarantinedSince(from: Reader, since: Date): Promise<number> {
  const { leads } = from.t;
  const rows = await from
    .select({ n: count() })
    .from(leads)
    .where(and(isWaiting(leads), gte(leads.activeAt, since)));
  return firstOf(rows)?.n ?? 0;
}

/** When somebody is to be told next of what still waits; null when nobody is. */
export async function nextReviewAt(from: Reader): Promise<Date | null> {
  const { leads } = from.t;
  const rows = await from
    .select({ at: leads.reviewAt })
    .from(leads)
    .where(and(sql`${leads.reviewAt} is not null`, eq(leads.state, 'quarantined')))
    .orderBy(asc(leads.reviewAt))
    .limit(1);
  return firstOf(rows)?.at ?? null;
}

/** It is no change of the lead: whoever reads it outside sees nothing new. */
export async function planReview(
  tx: Tx,
  id: string,
  plan: { reviewAt: Date | null; reviews: number },
): Promise<void> {
  const { leads } = tx.t;
  await tx
    .update(leads)
    .set(plan)
    .where(and(eq(leads.id, id), eq(leads.state, 'quarantined')));
}

/** Every card about a lead's quarantine, the newest first. */
export function listQuarantineCards(from: Reader, leadId: string): Promise<CardRecord[]> {
  const { slackCards } = from.t;
  return from
    .select()
    .from(slackCards)
    .where(and(eq(slackCards.leadId, leadId), eq(slackCards.kind, 'quarantine')))
    .orderBy(desc(slackCards.postedAt), desc(slackCards.id));
}

/** Of these leads, those of which such an act is on record since they last came to quarantine. */
export async function listActedOn(
  from: Reader,
  { leads, action }: { leads: readonly QuarantinedLead[]; action: string },
): Promise<Set<string>> {
  const { auditEvents } = from.t;
  if (leads.length === 0) return new Set();
  const ids = leads.map(({ id }) => id);
  const rows = await from
    .select({ leadId: auditEvents.leadId, at: auditEvents.at })
    .from(auditEvents)
    .where(and(inArray(auditEvents.leadId, ids), eq(auditEvents.action, action)));
  const since = new Map(leads.map((lead) => [lead.id, lead.activeAt ?? lead.receivedAt]));
  return new Set(
    rows.flatMap(({ leadId, at }) => (leadId && at >= (since.get(leadId) ?? at) ? [leadId] : [])),
  );
}
