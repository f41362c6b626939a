import { and, asc, desc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import type { AssignmentState, OfferState } from '../../routing/model/offer.ts';
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
    .orderBy(desc(offers.madeAt))
    .limit(1);
};

export async function findOffer(from: Reader, id: string): Promise<OfferRecord | null> {
  return firstOf(await from.ask(byId, { id }));
}

/** Oldest first. */
export function listOffers(from: Reader, leadId: string): Promise<OfferRecord[]> {
  return from.ask(ofLead, { leadId });
}

export async function findOpenOffer(from: Reader, leadId: string): Promise<OfferRecord | null> {
  return firstOf(await from.ask(openOfLead, { leadId }));
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

export async function moveOfferDue(tx: Tx, id: string, dueAt: Date): Promise<void> {
  await tx.update(tx.t.offers).set({ dueAt }).where(eq(tx.t.offers.id, id));
}

/** A new due time for an offer that is still open; null when it is not. */
export async function shiftOpenOffer(tx: Tx, id: string, dueAt: Date): Promise<OfferRecord | null> {
  const { offers } = tx.t;
  return firstOf(
    await tx
      .update(offers)
      .set({ dueAt })
      .where(and(eq(offers.id, id), eq(offers.state, 'made')))
      .returning(),
  );
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

/** How many delivered offers of each rep ran out since `since`; tests are no miss. */
export async function countMisses(from: Reader, since: Date): Promise<Map<string, number>> {
  const { leads, offers } = from.t;
  const rows = await from
    .select({ repId: offers.repId, n: sql<number>`count(*)` })
    .from(offers)
    .innerJoin(leads, eq(leads.id, offers.leadId))
    .where(
      and(
        isCounted(from.t),
        eq(offers.state, 'expired'),
        isNotNull(offers.deliveredAt),
        gte(offers.settledAt, since),
      ),
    )
    .groupBy(offers.repId);
  return new Map(rows.map((row) => [row.repId, row.n]));
}

/** How long a rep took for each claim since then, from the card to the click, in milliseconds. */
export async function listClaimTimes(
  from: Reader,
  { repId, since }: { repId: string; since: Date },
): Promise<number[]> {
  const { leads, offers } = from.t;
  const rows = await from
    .select({ deliveredAt: offers.deliveredAt, settledAt: offers.settledAt })
    .from(offers)
    .innerJoin(leads, eq(leads.id, offers.leadId))
    .where(
      and(
        eq(offers.repId, repId),
        eq(offers.state, 'claimed'),
        gte(offers.settledAt, since),
        // Given for good, it was claimed without a click.
        eq(offers.final, false),
        isCounted(from.t),
      ),
    );
  return rows.flatMap(({ deliveredAt, settledAt }) =>
    deliveredAt && settledAt ? [Math.max(0, settledAt.getTime() - deliveredAt.getTime())] : [],
  );
}
