import { and, asc, desc, eq, inArray, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { Database, Reader, Tx } from '../database.ts';
import type { OfferRecord } from '../leads/offer-store.ts';
import { firstOf } from '../rows.ts';
import type { CardRecord } from './card-store.ts';

/**
 * The bundle of this rep that has not left and has room, held until the transaction ends: whoever
 * delivers passes it over meanwhile, and one that was just taken is not found.
 */
export async function lockOpenBundle(
  db: Database,
  tx: Tx,
  wanted: { repId: string; bulk: boolean; most: number },
): Promise<string | null> {
  const { leads, offers, outbox } = tx.t;
  const found = firstOf(
    await tx
      .select({ id: outbox.id, n: sql<number>`count(*)` })
      .from(offers)
      .innerJoin(outbox, eq(outbox.id, offers.bundleId))
      .innerJoin(leads, eq(leads.id, offers.leadId))
      .where(
        and(eq(offers.repId, wanted.repId), eq(outbox.state, 'ready'), eq(leads.bulk, wanted.bulk)),
      )
      .groupBy(outbox.id)
      .orderBy(desc(outbox.id))
      .limit(1),
  );
  if (!found || found.n >= wanted.most) return null;
  return lockReady(db, tx, found.id);
}

async function lockReady(db: Database, tx: Tx, id: string): Promise<string | null> {
  const { outbox } = tx.t;
  const still = and(eq(outbox.id, id), eq(outbox.state, 'ready'));
  const rows = await db.lock(tx.select({ id: outbox.id }).from(outbox).where(still));
  return firstOf(rows)?.id ?? null;
}

export interface WaitingCard {
  messageId: string;
  offerId: string;
  repId: string;
  bulk: boolean;
  urgency: number;
}

/** Cards that are due and have not left, the most urgent first; none that a person gave. */
export function listWaitingCards(from: Reader, now: Date, limit: number): Promise<WaitingCard[]> {
  return waitingCards(from, lte(from.t.outbox.dueAt, now)).limit(limit);
}

/** Those of them that still wait, held until the transaction ends. */
export function lockCards(
  db: Database,
  tx: Tx,
  cards: readonly WaitingCard[],
): Promise<WaitingCard[]> {
  const ids = cards.map(({ messageId }) => messageId);
  return db.lock(waitingCards(tx, inArray(tx.t.outbox.id, ids)), { skipLocked: true });
}

function waitingCards(from: Reader, which: SQL | undefined) {
  const { leads, offers, outbox } = from.t;
  return from
    .select({
      messageId: outbox.id,
      offerId: offers.id,
      repId: offers.repId,
      bulk: leads.bulk,
      urgency: outbox.urgency,
    })
    .from(outbox)
    .innerJoin(leads, eq(leads.id, outbox.leadId))
    .innerJoin(
      offers,
      and(eq(offers.leadId, leads.id), eq(outbox.stream, sql`'offer:' || ${offers.id}`)),
    )
    .where(
      and(
        eq(outbox.kind, 'offer'),
        inArray(outbox.state, ['ready', 'retry']),
        eq(offers.state, 'made'),
        isNull(offers.bundleId),
        isNull(offers.givenBy),
        which,
      ),
    )
    .orderBy(desc(outbox.urgency), asc(outbox.dueAt), asc(outbox.id));
}

/** The bundles that have not left, by whom they are for. */
export function listOpenBundles(from: Reader): Promise<{ repId: string; bulk: boolean }[]> {
  const { leads, offers, outbox } = from.t;
  return from
    .selectDistinct({ repId: offers.repId, bulk: leads.bulk })
    .from(outbox)
    .innerJoin(offers, eq(offers.bundleId, outbox.id))
    .innerJoin(leads, eq(leads.id, offers.leadId))
    .where(and(eq(outbox.kind, 'bundle'), eq(outbox.state, 'ready')));
}

/** Puts an offer without a bundle into one, which is as urgent as the most urgent it carries. */
export async function enterBundle(
  tx: Tx,
  { offerId, bundleId, urgency }: { offerId: string; bundleId: string; urgency: number },
): Promise<boolean> {
  const { offers, outbox } = tx.t;
  const free = and(eq(offers.id, offerId), eq(offers.state, 'made'), isNull(offers.bundleId));
  const entered = await tx
    .update(offers)
    .set({ bundleId })
    .where(free)
    .returning({ id: offers.id });
  const isLess = and(eq(outbox.id, bundleId), lt(outbox.urgency, urgency));
  if (entered.length > 0) await tx.update(outbox).set({ urgency }).where(isLess);
  return entered.length > 0;
}

/** Another message carries what this one promised. */
export async function settleWaiting(tx: Tx, id: string, now: Date): Promise<void> {
  const { outbox } = tx.t;
  await tx.update(outbox).set({ state: 'done', doneAt: now }).where(eq(outbox.id, id));
}

/** All that it carries, what is over too; the next to run out first. */
export function listBundleOffers(from: Reader, bundleId: string): Promise<OfferRecord[]> {
  const { offers } = from.t;
  return from
    .select()
    .from(offers)
    .where(eq(offers.bundleId, bundleId))
    .orderBy(asc(offers.dueAt), asc(offers.madeAt), asc(offers.id));
}

/** An offer that went out on its own after all: the message was about that lead alone. */
export async function leaveBundle(
  tx: Tx,
  { offer, bundleId }: { offer: OfferRecord; bundleId: string },
): Promise<void> {
  const { offers, outbox } = tx.t;
  await tx.update(offers).set({ bundleId: null }).where(eq(offers.id, offer.id));
  await tx.update(outbox).set({ leadId: offer.leadId }).where(eq(outbox.id, bundleId));
}

/** Every copy of a bundle's message and of its reminders, the newest first. */
export function listBundleCards(from: Reader, bundleId: string): Promise<CardRecord[]> {
  const { slackCards } = from.t;
  return from
    .select()
    .from(slackCards)
    .where(eq(slackCards.bundleId, bundleId))
    .orderBy(desc(slackCards.postedAt), desc(slackCards.id));
}
