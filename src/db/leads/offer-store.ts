import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { type AssignmentState, type OfferState, UNSEEN } from '../../routing/model/offer.ts';
import type { Question, Reader, Tx } from '../database.ts';
import { insertRow } from '../orders.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';
import { isCounted } from './lead-store.ts';

export type OfferRecord = Tables['offers']['$inferSelect'];
export type AssignmentRecord = Tables['assignments']['$inferSelect'];

export async function insertOffer(tx: Tx, offer: OfferRecord): Promise<void> {
  await insertRow(tx, 'offers', offer);
}

export async function insertAssignment(tx: Tx, assignment: AssignmentRecord): Promise<void> {
  await insertRow(tx, 'assignments', assignment);
}

const byId: Question<OfferRecord> = (from) => {
  const { offers } = from.t;
  return from
    .select()
    .from(offers)
    .where(eq(offers.id, sql.placeholder('id')));
};

const ofLead: Question<OfferRecord> = (from) => {
  const { offers } = from.t;
  return from
    .select()
    .from(offers)
    .where(eq(offers.leadId, sql.placeholder('leadId')))
    .orderBy(asc(offers.ordinal), asc(offers.madeAt));
};

const openOfLead: Question<OfferRecord> = (from) => {
  const { offers } = from.t;
  return from
    .select()
    .from(offers)
    .where(and(eq(offers.leadId, sql.placeholder('leadId')), eq(offers.state, 'made')))
    .orderBy(desc(offers.madeAt), asc(offers.id));
};

export async function findOffer(from: Reader, id: string): Promise<OfferRecord | null> {
  return firstOf(await from.ask(byId, { id }));
}

/** Oldest first. */
export function listOffers(from: Reader, leadId: string): Promise<OfferRecord[]> {
  return from.ask(ofLead, { leadId });
}

/** The one that can be answered; of several who are asked at once the first. */
export async function findOpenOffer(from: Reader, leadId: string): Promise<OfferRecord | null> {
  return firstOf(await listOpenOffers(from, leadId));
}

/** All that can be answered: one, or those who were asked at once, in the order of their turns. */
export function listOpenOffers(from: Reader, leadId: string): Promise<OfferRecord[]> {
  return from.ask(openOfLead, { leadId });
}

/** All offers a rep has yet to answer, the next to run out first. */
export function listOpenOffersOf(from: Reader, repId: string): Promise<OfferRecord[]> {
  const { offers } = from.t;
  return from
    .select()
    .from(offers)
    .where(and(eq(offers.repId, repId), eq(offers.state, 'made')))
    .orderBy(asc(offers.dueAt));
}

const unanswered: Question<{ repId: string; n: number }> = (from) => {
  const { offers, leads } = from.t;
  return from
    .select({ repId: offers.repId, n: sql<number>`count(*)` })
    .from(leads)
    .innerJoin(offers, and(eq(offers.leadId, leads.id), eq(offers.state, 'made')))
    .where(and(eq(leads.state, 'offered'), eq(leads.bulk, false), isCounted(from.t)))
    .groupBy(offers.repId);
};

/** How many offers lie with each rep; files have a cap of their own, and a test is no work. */
export async function countUnanswered(from: Reader): Promise<Map<string, number>> {
  const rows = await from.ask(unanswered);
  return new Map(rows.map(({ repId, n }) => [repId, n]));
}

/**
 * The compare-and-set of the product: of all that may end an offer at once (claim, decline, tick,
 * override, Away) exactly one finds it still `made`. Null means somebody else was first.
 */
export async function settleOffer(
  tx: Tx,
  id: string,
  settled: { state: Exclude<OfferState, 'made'>; at: Date; reason: string | null },
): Promise<OfferRecord | null> {
  const { offers } = tx.t;
  return firstOf(
    await tx
      .update(offers)
      .set({ state: settled.state, settledAt: settled.at, reason: settled.reason })
      .where(and(eq(offers.id, id), eq(offers.state, 'made')))
      .returning(),
  );
}

/** Null when the card was confirmed before. */
export async function confirmDelivery(tx: Tx, id: string, at: Date): Promise<OfferRecord | null> {
  const { offers } = tx.t;
  return firstOf(
    await tx
      .update(offers)
      .set({ deliveredAt: at })
      .where(and(eq(offers.id, id), sql`${offers.deliveredAt} is null`))
      .returning(),
  );
}

/** A new due time for what can be answered under an assignment; returns those offers. */
export function moveDueOf(tx: Tx, assignmentId: string, dueAt: Date): Promise<OfferRecord[]> {
  const { offers } = tx.t;
  return tx
    .update(offers)
    .set({ dueAt })
    .where(and(eq(offers.assignmentId, assignmentId), eq(offers.state, 'made')))
    .returning();
}

/** How many open offers wait for Slack to take their card; found by the leads that are offered. */
export async function countUndelivered(from: Reader): Promise<number> {
  const { offers, leads } = from.t;
  const [row] = await from
    .select({ n: sql<number>`count(*)` })
    .from(leads)
    .innerJoin(offers, eq(offers.leadId, leads.id))
    .where(and(eq(leads.state, 'offered'), eq(offers.state, 'made'), isNull(offers.deliveredAt)));
  return row?.n ?? 0;
}

const openAssignment: Question<AssignmentRecord> = (from) => {
  const { assignments } = from.t;
  const held = eq(assignments.leadId, sql.placeholder('leadId'));
  return from
    .select()
    .from(assignments)
    .where(and(held, eq(assignments.state, 'open')));
};

export async function findOpenAssignment(
  from: Reader,
  leadId: string,
): Promise<AssignmentRecord | null> {
  return firstOf(await from.ask(openAssignment, { leadId }));
}

const assignmentById: Question<AssignmentRecord> = (from) => {
  const { assignments } = from.t;
  return from
    .select()
    .from(assignments)
    .where(eq(assignments.id, sql.placeholder('id')));
};

export async function findAssignment(from: Reader, id: string): Promise<AssignmentRecord | null> {
  return firstOf(await from.ask(assignmentById, { id }));
}

/** Who comes back to a lead claimed it when they claimed it first. */
export async function claimAssignment(tx: Tx, id: string, at: Date): Promise<void> {
  const { assignments } = tx.t;
  await tx
    .update(assignments)
    .set({ claimedAt: at })
    .where(and(eq(assignments.id, id), isNull(assignments.claimedAt)));
}

/** Null when the lead has no open assignment. */
export async function endOpenAssignment(
  tx: Tx,
  leadId: string,
  end: { state: Exclude<AssignmentState, 'open'>; at: Date },
): Promise<AssignmentRecord | null> {
  const { assignments } = tx.t;
  return firstOf(
    await tx
      .update(assignments)
      .set({ state: end.state, endedAt: end.at })
      .where(and(eq(assignments.leadId, leadId), eq(assignments.state, 'open')))
      .returning(),
  );
}

/** A delivered offer that ran out, but for one whose rep said that no card was seen. */
export function isMissed({ offers }: Pick<Tables, 'offers'>) {
  return and(eq(offers.state, 'expired'), isNotNull(offers.deliveredAt), isNull(offers.reason));
}

/** How many delivered offers of each rep ran out since `since`; tests are no miss. */
export async function countMisses(from: Reader, since: Date): Promise<Map<string, number>> {
  const { leads, offers, reps } = from.t;
  // Rep by rep an index finds the latest, without a look at all that were ever made.
  const isOfRep = inArray(offers.repId, from.select({ id: reps.id }).from(reps));
  const isLate = and(isOfRep, isMissed(from.t), gte(offers.settledAt, since));
  const rows = await from
    .select({ repId: offers.repId, n: sql<number>`count(*)` })
    .from(offers)
    .innerJoin(leads, eq(leads.id, offers.leadId))
    .where(and(isLate, isCounted(from.t)))
    .groupBy(offers.repId);
  return new Map(rows.map((row) => [row.repId, row.n]));
}

/** How many of those of one rep ran out after `since`; what came in by a file is none either. */
export async function countMissesOf(
  from: Reader,
  { repId, since }: { repId: string; since: Date },
): Promise<number> {
  const { leads, offers } = from.t;
  const isOurs = and(eq(offers.repId, repId), gt(offers.settledAt, since));
  const isOrdinary = and(isCounted(from.t), eq(leads.bulk, false));
  const [row] = await from
    .select({ n: sql<number>`count(*)` })
    .from(offers)
    .innerJoin(leads, eq(leads.id, offers.leadId))
    .where(and(isOurs, isMissed(from.t), isOrdinary));
  return row?.n ?? 0;
}

/** When the rep last claimed or declined what was offered; null: never. */
export async function lastAnswerAt(from: Reader, repId: string): Promise<Date | null> {
  const { offers } = from.t;
  const isAnswered = and(inArray(offers.state, ['claimed', 'declined']), eq(offers.final, false));
  const rows = await from
    .select({ at: offers.settledAt })
    .from(offers)
    .where(and(eq(offers.repId, repId), isAnswered))
    .orderBy(desc(offers.settledAt))
    .limit(1);
  return firstOf(rows)?.at ?? null;
}

/** False when it did not run out, or that was said before. */
export async function markUnseen(tx: Tx, id: string): Promise<boolean> {
  const { offers } = tx.t;
  const rows = await tx
    .update(offers)
    .set({ reason: UNSEEN })
    .where(and(eq(offers.id, id), isMissed(tx.t)))
    .returning({ id: offers.id });
  return rows.length === 1;
}
