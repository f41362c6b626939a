import { and, asc, eq, gt, gte, inArray, isNull, lt, ne } from 'drizzle-orm';
import { firstIdAt } from '../../routing/model/ids.ts';
import { SYNTHETIC_SOURCE } from '../../routing/model/lead.ts';
import { isTouchPromise, TOUCH_PROMISES } from '../../routing/model/offer.ts';
import type { PastOffer, TouchClock } from '../../routing/sla/past/past-promises.ts';
import { happenedAt } from '../audit/audit-store.ts';
import type { Reader } from '../database.ts';
import { isCounted, type LeadRecord } from '../leads/lead-store.ts';
import type { Tables } from '../tables/index.ts';

export interface Span {
  since: Date;
  /** The first instant that no longer counts. */
  until: Date;
}

/** What came in within the span by itself or by a file; one that was merged is the other. */
function isWithin(t: Tables, { since, until }: Span, bulk: boolean) {
  const { leads } = t;
  return and(
    // An id is never made before its lead was received, and the key sorts by it.
    gte(leads.id, firstIdAt('lead', since.getTime())),
    gte(leads.receivedAt, since),
    lt(leads.receivedAt, until),
    eq(leads.bulk, bulk),
    isCounted(t),
    ne(leads.source, SYNTHETIC_SOURCE),
    isNull(leads.mergedInto),
  );
}

export type ReceivedLead = Pick<LeadRecord, 'id' | 'channel' | 'tier' | 'receivedAt'>;

/** In the order of their ids: no tests, none of files, none of our own. */
export function pageReceived(
  from: Reader,
  { after, limit, ...span }: Span & { after: string; limit: number },
): Promise<ReceivedLead[]> {
  const { leads } = from.t;
  const { id, channel, tier, receivedAt } = leads;
  return from
    .select({ id, channel, tier, receivedAt })
    .from(leads)
    .where(and(gt(id, after), isWithin(from.t, span, false)))
    .orderBy(asc(id))
    .limit(limit);
}

/** How many leads of files came in within the span. */
export function countReceivedBulk(from: Reader, span: Span): Promise<number> {
  return from.$count(from.t.leads, isWithin(from.t, span, true));
}

/** The ids of decisions sort in the order in which they were made. */
export function listDecisionTimes(
  from: Reader,
  leadIds: readonly string[],
): Promise<{ leadId: string; madeAt: Date; segment: string | null }[]> {
  const { decisions } = from.t;
  const { leadId, madeAt, segment } = decisions;
  return from
    .select({ leadId, madeAt, segment })
    .from(decisions)
    .where(inArray(leadId, [...leadIds]))
    .orderBy(asc(decisions.id));
}

/** Each with its assignment, in the order in which they were made. */
export function listPastOffers(
  from: Reader,
  leadIds: readonly string[],
): Promise<(PastOffer & { id: string; leadId: string })[]> {
  const { assignments, offers } = from.t;
  return from
    .select({
      id: offers.id,
      leadId: offers.leadId,
      assignmentId: offers.assignmentId,
      repId: offers.repId,
      poolId: assignments.poolId,
      tier: assignments.tier,
      policyVersion: assignments.policyVersion,
      final: offers.final,
      madeAt: offers.madeAt,
      deliveredAt: offers.deliveredAt,
      dueAt: offers.dueAt,
      settledAt: offers.settledAt,
      reason: offers.reason,
      claimedAt: assignments.claimedAt,
      endedAt: assignments.endedAt,
    })
    .from(offers)
    .innerJoin(assignments, eq(assignments.id, offers.assignmentId))
    .where(inArray(offers.leadId, [...leadIds]))
    .orderBy(asc(offers.madeAt), asc(offers.id));
}

/** Promises to be in touch, in the order in which they were made. */
export async function listTouchClocks(
  from: Reader,
  leadIds: readonly string[],
): Promise<(TouchClock & { leadId: string })[]> {
  const { leadId, assignmentId, startedAt, dueAt, kind, id } = from.t.slaClocks;
  const rows = await from
    .select({ leadId, assignmentId, startedAt, dueAt, kind })
    .from(from.t.slaClocks)
    .where(and(inArray(leadId, [...leadIds]), inArray(kind, [...TOUCH_PROMISES])))
    .orderBy(asc(id));
  return rows.flatMap((row) => (isTouchPromise(row.kind) ? [{ ...row, kind: row.kind }] : []));
}

/** When owners reached out, in order: where a CRM told of it later, when it was. */
export async function listTouchTimes(
  from: Reader,
  leadIds: readonly string[],
): Promise<{ leadId: string; at: Date }[]> {
  const rows = await listActs(from, leadIds, 'lead.touched');
  const touches = rows.map(({ leadId, at, data }) => ({ leadId, at: happenedAt({ at, data }) }));
  return touches.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** When the time of an offer began that had waited for the CRM, by offer. */
export async function listBeginnings(
  from: Reader,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await listActs(from, leadIds, 'offer.time_began');
  return new Map(rows.map(({ subject, at }) => [subject, at]));
}

async function listActs(from: Reader, leadIds: readonly string[], act: string) {
  const { leadId, at, action, subject, data, id } = from.t.auditEvents;
  const rows = await from
    .select({ leadId, at, subject, data })
    .from(from.t.auditEvents)
    .where(and(inArray(leadId, [...leadIds]), eq(action, act)))
    .orderBy(asc(at), asc(id));
  return rows.flatMap((row) => (row.leadId === null ? [] : [{ ...row, leadId: row.leadId }]));
}
