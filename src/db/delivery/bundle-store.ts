import { and, asc, desc, eq, sql } from 'drizzle-orm';
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

/** Whether such a message waits in the stream; held, so that it leaves after this transaction. */
export async function lockWaiting(
  db: Database,
  tx: Tx,
  { stream, kind }: { stream: string; kind: string },
): Promise<boolean> {
  const { outbox } = tx.t;
  const waiting = and(eq(outbox.stream, stream), eq(outbox.kind, kind), eq(outbox.state, 'ready'));
  const rows = await db.lock(tx.select({ id: outbox.id }).from(outbox).where(waiting));
  return rows.length > 0;
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
