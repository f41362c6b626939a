import { and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Question, Reader, Tx } from '../database.ts';
import type { Tables } from '../tables/index.ts';

export type CardRecord = Tables['slackCards']['$inferSelect'];

export async function insertCard(tx: Tx, card: CardRecord): Promise<void> {
  await tx.insert(tx.t.slackCards).values(card).onConflictDoNothing();
}

/** Every copy of an offer's card and of its reminders, the newest first. */
export function listOfferCards(from: Reader, offerId: string): Promise<CardRecord[]> {
  const { slackCards } = from.t;
  return from
    .select()
    .from(slackCards)
    .where(and(eq(slackCards.offerId, offerId), inArray(slackCards.kind, ['offer', 'reminder'])))
    .orderBy(desc(slackCards.postedAt), desc(slackCards.id));
}

/** The message in which all of an assignment's offers stand; two where an answer was lost. */
export function listCallCards(
  from: Reader,
  { leadId, assignmentId }: { leadId: string; assignmentId: string },
): Promise<CardRecord[]> {
  const { slackCards, offers } = from.t;
  const offersOfIt = from
    .select({ id: offers.id })
    .from(offers)
    .where(eq(offers.assignmentId, assignmentId));
  const isCall = and(eq(slackCards.leadId, leadId), eq(slackCards.kind, 'call'));
  return from
    .select()
    .from(slackCards)
    .where(and(isCall, inArray(slackCards.offerId, offersOfIt)))
    .orderBy(desc(slackCards.postedAt), desc(slackCards.id));
}

const escalations: Question<CardRecord> = (from) => {
  const { slackCards } = from.t;
  return from
    .select()
    .from(slackCards)
    .where(and(eq(slackCards.leadId, sql.placeholder('leadId')), eq(slackCards.kind, 'escalation')))
    .orderBy(desc(slackCards.postedAt), desc(slackCards.id));
};

/** Every card of a lead in a manager channel; later news edits them all. */
export function listEscalationCards(from: Reader, leadId: string): Promise<CardRecord[]> {
  return from.ask(escalations, { leadId });
}

/** Every card of that kind about a lead, the oldest first. */
export function listCardsOf(from: Reader, leadId: string, kind: string): Promise<CardRecord[]> {
  const { slackCards } = from.t;
  return from
    .select()
    .from(slackCards)
    .where(and(eq(slackCards.leadId, leadId), eq(slackCards.kind, kind)))
    .orderBy(asc(slackCards.postedAt), asc(slackCards.id));
}

export async function saveHomeViewer(tx: Tx, userId: string, at: Date): Promise<void> {
  const { homeViewers } = tx.t;
  await tx
    .insert(homeViewers)
    .values({ userId, openedAt: at })
    .onConflictDoUpdate({ target: homeViewers.userId, set: { openedAt: at } });
}

export async function listHomeViewers(from: Reader, since: Date): Promise<string[]> {
  const { homeViewers } = from.t;
  const rows = await from.select().from(homeViewers).where(gte(homeViewers.openedAt, since));
  return rows.map((row) => row.userId);
}
