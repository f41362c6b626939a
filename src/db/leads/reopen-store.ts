import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { AssignmentState, OfferState } from '../../routing/model/offer.ts';
import type { Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { LedgerMove, Occupied } from './ledger-store.ts';
import type { AssignmentRecord, OfferRecord } from './offer-store.ts';

/** Makes an answered offer answerable again; null when it was answered otherwise or earlier. */
export async function markReopened(
  tx: Tx,
  id: string,
  was: { state: OfferState; since: Date; at: Date },
): Promise<OfferRecord | null> {
  const { offers } = tx.t;
  return firstOf(
    await tx
      .update(offers)
      .set({ state: 'made', settledAt: null, reopenedAt: was.at, reason: null })
      .where(and(eq(offers.id, id), eq(offers.state, was.state), gt(offers.settledAt, was.since)))
      .returning(),
  );
}

/** The claimed offer of an assignment that ends after all; null when it was not claimed. */
export async function endClaimedOffer(
  tx: Tx,
  assignmentId: string,
  end: { state: 'declined' | 'withdrawn'; reason: string; at: Date },
): Promise<OfferRecord | null> {
  const { offers } = tx.t;
  return firstOf(
    await tx
      .update(offers)
      .set({ state: end.state, reason: end.reason, settledAt: end.at })
      .where(and(eq(offers.assignmentId, assignmentId), eq(offers.state, 'claimed')))
      .returning(),
  );
}

/** Null when it did not end that way. Only one of a lead may be open: end the other one first. */
export async function reopenAssignment(
  tx: Tx,
  id: string,
  was: Exclude<AssignmentState, 'open'>,
): Promise<AssignmentRecord | null> {
  const { assignments } = tx.t;
  return firstOf(
    await tx
      .update(assignments)
      .set({ state: 'open', endedAt: null })
      .where(and(eq(assignments.id, id), eq(assignments.state, was)))
      .returning(),
  );
}

/** `repId`: who has it then; null where those who were asked at once are asked again. */
export async function unclaimAssignment(
  tx: Tx,
  id: string,
  { repId }: { repId: string | null },
): Promise<void> {
  const { assignments } = tx.t;
  await tx.update(assignments).set({ claimedAt: null, repId }).where(eq(assignments.id, id));
}

/** Every time the lead was given to somebody, oldest first. */
export function listAssignments(from: Reader, leadId: string): Promise<AssignmentRecord[]> {
  const { assignments } = from.t;
  return from
    .select()
    .from(assignments)
    .where(eq(assignments.leadId, leadId))
    .orderBy(asc(assignments.openedAt), asc(assignments.id));
}

/**
 * The offer through which an assignment came to its rep; null while several are asked at once, and
 * nobody has claimed it.
 */
export async function findOfferOf(from: Reader, assignmentId: string): Promise<OfferRecord | null> {
  const { offers, assignments } = from.t;
  const isOfItsRep = and(
    eq(assignments.id, offers.assignmentId),
    eq(assignments.repId, offers.repId),
  );
  const [found] = await from
    .select({ offer: offers })
    .from(offers)
    .innerJoin(assignments, isOfItsRep)
    .where(eq(offers.assignmentId, assignmentId))
    .limit(1);
  return found?.offer ?? null;
}

/** Takes a refunded turn again exactly; the offer that uses it now may be another one. */
export async function unrefundDraw(
  tx: Tx,
  turn: { offerId: string; forOfferId: string },
): Promise<LedgerMove | null> {
  const { draws } = tx.t;
  return firstOf(
    await tx
      .update(draws)
      .set({ refundedAt: null, offerId: turn.forOfferId })
      .where(and(eq(draws.offerId, turn.offerId), sql`${draws.refundedAt} is not null`))
      .returning({ queue: draws.queue, changes: draws.changes, promised: draws.promised }),
  );
}

/** The rep holds the lead again; the counters of the day and the week have it already. */
export async function reoccupyPlace(tx: Tx, { repId, units }: Occupied): Promise<void> {
  if (repId === null) return;
  const { repLoads } = tx.t;
  await tx
    .update(repLoads)
    .set({ open: sql`${repLoads.open} + ${units}` })
    .where(eq(repLoads.repId, repId));
}
