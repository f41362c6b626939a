import { and, asc, desc, eq, inArray, isNull, ne, notInArray } from 'drizzle-orm';
import { TAKEN } from '../../routing/model/offer.ts';
import type { Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { LeadRecord } from './lead-store.ts';
import type { OfferRecord } from './offer-store.ts';

/**
 * The compare-and-set of those who are asked at once: of all claims exactly one finds an assignment
 * that names nobody yet. False means that somebody else was first.
 */
export async function nameClaimer(tx: Tx, id: string, repId: string): Promise<boolean> {
  const { assignments } = tx.t;
  const isFree = and(isNull(assignments.repId), eq(assignments.state, 'open'));
  const named = await tx
    .update(assignments)
    .set({ repId })
    .where(and(eq(assignments.id, id), isFree))
    .returning({ id: assignments.id });
  return named.length === 1;
}

/** Those whose offers a claim took back can answer again; returns their offers. */
export function reopenTaken(
  tx: Tx,
  { assignmentId, except }: { assignmentId: string; except: readonly string[] },
): Promise<OfferRecord[]> {
  const { offers } = tx.t;
  const isTaken = and(eq(offers.state, 'withdrawn'), eq(offers.reason, TAKEN));
  const mayAnswer = except.length > 0 ? notInArray(offers.repId, [...except]) : undefined;
  return tx
    .update(offers)
    .set({ state: 'made', settledAt: null, reason: null })
    .where(and(eq(offers.assignmentId, assignmentId), isTaken, mayAnswer))
    .returning();
}

/** Under one assignment, where several were asked at once; who declined last comes last. */
export function listDeclined(from: Reader, assignmentId: string): Promise<OfferRecord[]> {
  const { offers } = from.t;
  return from
    .select()
    .from(offers)
    .where(and(eq(offers.assignmentId, assignmentId), eq(offers.state, 'declined')))
    .orderBy(asc(offers.settledAt));
}

/** Who works on another lead of the same company; null while nobody else does. */
export async function findBeside(
  from: Reader,
  { id, accountKey }: LeadRecord,
  repId: string,
): Promise<string | null> {
  if (accountKey === null) return null;
  const { leads } = from.t;
  const isSame = and(eq(leads.accountKey, accountKey), ne(leads.id, id), eq(leads.test, false));
  const rows = await from
    .select({ ownerId: leads.ownerId })
    .from(leads)
    .where(and(isSame, inArray(leads.state, ['claimed', 'working']), ne(leads.ownerId, repId)))
    .orderBy(desc(leads.activeAt), desc(leads.id))
    .limit(1);
  return firstOf(rows)?.ownerId ?? null;
}
