import { and, desc, eq, gte, isNotNull, lte, notInArray, sql } from 'drizzle-orm';
import { QUIET_DISCARDS } from '../../routing/model/quarantine.ts';
import type { Database, Order, Question, Reader, Tx } from '../database.ts';
import type { LeadRecord } from '../leads/lead-store.ts';
import { encodeRow, insertRow, placeholdersOf } from '../orders.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type IdempotencyKey = Tables['idempotencyKeys']['$inferSelect'];

const takeFree: Order = (tx) => {
  const { idempotencyKeys: keys } = tx.t;
  const { bodyHash, deliveryId, leadId, expiresAt, ...identity } = placeholdersOf(keys);
  const set = { bodyHash, deliveryId, leadId, expiresAt };
  return tx
    .insert(keys)
    .values({ ...identity, ...set })
    .onConflictDoUpdate({
      target: [keys.source, keys.key],
      set,
      setWhere: lte(keys.expiresAt, sql.placeholder('now')),
    })
    .returning({ key: keys.key });
};

/**
 * Takes a key that is free or whose time has run out. Of all who try at once exactly one gets it;
 * the others wait for that one to commit.
 *
 * @returns false when somebody else holds it
 */
export async function takeKey(tx: Tx, key: IdempotencyKey, now: Date): Promise<boolean> {
  const { idempotencyKeys: keys } = tx.t;
  const at = keys.expiresAt.mapToDriverValue(now);
  const taken = await tx.give(takeFree, { ...encodeRow(keys, key), now: at });
  return taken.length === 1;
}

export async function findKey(
  tx: Tx,
  { source, key }: Pick<IdempotencyKey, 'source' | 'key'>,
): Promise<IdempotencyKey | null> {
  const { idempotencyKeys: keys } = tx.t;
  return firstOf(
    await tx
      .select()
      .from(keys)
      .where(and(eq(keys.source, source), eq(keys.key, key))),
  );
}

/** Says which lead a key's delivery ended in, when it joined one that was there. */
export async function pointKeyAt(
  tx: Tx,
  key: Pick<IdempotencyKey, 'source' | 'key'>,
  leadId: string,
): Promise<void> {
  const { idempotencyKeys: keys } = tx.t;
  await tx
    .update(keys)
    .set({ leadId })
    .where(and(eq(keys.source, key.source), eq(keys.key, key.key)));
}

const addPerson: Order = (tx) => {
  const { people } = tx.t;
  return tx
    .insert(people)
    .values(placeholdersOf(people))
    .onConflictDoNothing()
    .returning({ key: people.key });
};

/**
 * Makes sure the person is known and holds the row: leads of one person come in one by one.
 *
 * @returns true when nobody had heard of the person before
 */
export async function holdPerson(
  db: Database,
  tx: Tx,
  person: Tables['people']['$inferInsert'],
): Promise<boolean> {
  const { people } = tx.t;
  const added = await tx.give(addPerson, encodeRow(people, person));
  if (added.length === 1) return true;
  await db.lock(tx.select({ key: people.key }).from(people).where(eq(people.key, person.key)));
  return false;
}

/** The open conversation with a person, held until the transaction ends. */
export async function lockLivingLead(
  db: Database,
  tx: Tx,
  living: { personKey: string; test: boolean; touchedSince: Date },
): Promise<LeadRecord | null> {
  const { leads } = tx.t;
  const query = tx
    .select()
    .from(leads)
    .where(
      and(
        eq(leads.personKey, living.personKey),
        eq(leads.test, living.test),
        notInArray(leads.state, ['closed', 'erased']),
        gte(leads.lastTouchAt, living.touchedSince),
      ),
    )
    .orderBy(desc(leads.receivedAt), desc(leads.id))
    .limit(1);
  return firstOf(await db.lock(query));
}

type LastLead = Pick<LeadRecord, 'id' | 'state' | 'closeReason' | 'lastTouchAt'>;

const lastLeadOf: Question<LastLead> = (from) => {
  const { leads } = from.t;
  return from
    .select({
      id: leads.id,
      state: leads.state,
      closeReason: leads.closeReason,
      lastTouchAt: leads.lastTouchAt,
    })
    .from(leads)
    .where(and(eq(leads.personKey, sql.placeholder('personKey')), eq(leads.test, false)))
    .orderBy(desc(leads.receivedAt), desc(leads.id))
    .limit(1);
};

/** This person's last lead, where it was discarded as what keeps them quiet for a while. */
export async function findQuietLead(
  tx: Tx,
  { personKey, test, touchedSince }: { personKey: string; test: boolean; touchedSince: Date },
): Promise<string | null> {
  if (test) return null;
  const last = firstOf(await tx.ask(lastLeadOf, { personKey }));
  const isQuiet = QUIET_DISCARDS.some((reason) => reason === last?.closeReason);
  const isRecent = last && last.state === 'closed' && last.lastTouchAt >= touchedSince;
  return isQuiet && isRecent ? last.id : null;
}

/** What this person's latest merged lead was merged into; null when none ever was. */
export async function findMergedOf(
  tx: Tx,
  { personKey, test }: { personKey: string; test: boolean },
): Promise<string | null> {
  const { leads } = tx.t;
  const [row] = await tx
    .select({ into: leads.mergedInto })
    .from(leads)
    .where(and(eq(leads.personKey, personKey), eq(leads.test, test), isNotNull(leads.mergedInto)))
    .orderBy(desc(leads.receivedAt))
    .limit(1);
  return row?.into ?? null;
}

/** How many submissions a lead has had since then. */
export async function countTouches(
  from: Reader,
  { leadId, since }: { leadId: string; since: Date },
): Promise<number> {
  const { touches } = from.t;
  return from.$count(touches, and(eq(touches.leadId, leadId), gte(touches.receivedAt, since)));
}

/** The submissions of a lead that turned out to be another one. */
export async function moveTouches(
  tx: Tx,
  { from, into }: { from: string; into: string },
): Promise<void> {
  const { touches } = tx.t;
  await tx.update(touches).set({ leadId: into }).where(eq(touches.leadId, from));
}

/** One authentic request, as raw bytes. */
export async function insertDelivery(
  tx: Tx,
  delivery: Tables['deliveries']['$inferInsert'],
): Promise<void> {
  await insertRow(tx, 'deliveries', delivery);
}

/** One submission found in a delivery. */
export async function insertTouch(tx: Tx, touch: Tables['touches']['$inferInsert']): Promise<void> {
  await insertRow(tx, 'touches', touch);
}

export async function insertLead(tx: Tx, lead: Tables['leads']['$inferInsert']): Promise<void> {
  await insertRow(tx, 'leads', lead);
}

/** A lead a provider only named waits to be asked for, from now on. */
export async function insertFetch(
  tx: Tx,
  fetch: Pick<
    Tables['fetches']['$inferInsert'],
    'id' | 'deliveryId' | 'source' | 'objectId' | 'key' | 'leadId' | 'receivedAt'
  >,
): Promise<void> {
  const waiting = { state: 'waiting', attempts: 0, dueAt: fetch.receivedAt } as const;
  await insertRow(tx, 'fetches', { ...fetch, ...waiting });
}

/** A person who is known already: held as an arrival of theirs would, before any lead of theirs. */
export async function lockKnownPerson(db: Database, tx: Tx, personKey: string): Promise<void> {
  const { people } = tx.t;
  await db.lock(tx.select({ key: people.key }).from(people).where(eq(people.key, personKey)));
}
