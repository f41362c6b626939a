import { isDeepStrictEqual } from 'node:util';
import { and, asc, desc, eq, gt, inArray, lte, ne, notInArray, or, sql } from 'drizzle-orm';
import type { Clock } from '../../ports.ts';
import type { NewId } from '../../routing/model/ids.ts';
import type { OutboxState } from '../../routing/model/offer.ts';
import type { Database, Order, Reader, Tx } from '../database.ts';
import { encodeRow, placeholdersOf } from '../orders.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';
import { readSetting } from '../workspace/settings-store.ts';

export type OutboxRecord = Tables['outbox']['$inferSelect'];
export type Destination = 'slack' | 'crm' | 'page';

/** States in which a message still has to leave. */
const UNSENT: OutboxState[] = ['ready', 'retry', 'uncertain', 'sending'];

export interface NewMessage {
  /** Given where something else has to name the message. */
  id?: string;
  destination: Destination;
  kind: string;
  leadId: string | null;
  /** Messages of one stream leave in order; left out, one stream a lead and destination. */
  stream?: string;
  /** Ids only. */
  payload: Record<string, string | number | null>;
  /** 0..1; the more urgent leaves first. */
  urgency?: number;
  dueAt?: Date;
}

/** Behind all that its stream holds already. */
const promise: Order = (tx) => {
  const { outbox } = tx.t;
  const stream = sql.placeholder('stream');
  const position = sql`(select coalesce(max(${outbox.position}), 0) + 1 from ${outbox}
      where ${outbox.stream} = ${stream})`;
  return tx.insert(outbox).values({ ...placeholdersOf(outbox), position });
};

/** Promises a message: it leaves after the transaction commits, and not if it does not. */
export async function enqueue(
  tx: Tx,
  by: { newId: NewId; clock: Clock },
  message: NewMessage,
): Promise<string> {
  const id = message.id ?? by.newId('msg');
  const now = by.clock.now();
  const row = {
    id,
    destination: message.destination,
    kind: message.kind,
    leadId: message.leadId,
    stream: message.stream ?? `${message.destination}:${message.leadId ?? id}`,
    position: 0,
    payload: message.payload,
    state: 'ready',
    urgency: message.urgency ?? 0,
    attempts: 0,
    createdAt: now,
    dueAt: message.dueAt ?? now,
    version: 0,
  } as const;
  await tx.give(promise, encodeRow(tx.t.outbox, row));
  return id;
}

/** Kinds of messages that share a limit: those named, or all but those. */
export interface Lane {
  only?: readonly string[];
  except?: readonly string[];
  limit: number;
  /** Where the limit is 0: what is due waits so long, and wakes nobody meanwhile. */
  waitMs?: number;
}

/**
 * Whether such a message waits already, with that payload where one is given; held, so that it
 * leaves after this transaction.
 */
export async function lockWaiting(
  db: Database,
  tx: Tx,
  message: { stream: string; kind: string; payload?: NewMessage['payload'] },
): Promise<boolean> {
  const { outbox } = tx.t;
  const { stream, kind, payload } = message;
  const waiting = and(
    eq(outbox.stream, stream),
    eq(outbox.kind, kind),
    inArray(outbox.state, ['ready', 'retry']),
  );
  const rows = await db.lock(tx.select().from(outbox).where(waiting));
  return rows.some((row) => !payload || isDeepStrictEqual(row.payload, payload));
}

/**
 * Takes the due heads of their streams: marked as sending before anything is sent, so that a crash
 * leaves a trace. A message whose lease ran out comes back still `sending`: nobody knows whether it
 * left.
 */
export async function takeDueMessages(
  db: Database,
  take: { destination: Destination; now: Date; leaseMs: number; lanes: readonly Lane[] },
): Promise<OutboxRecord[]> {
  return db.tx(async (tx) => {
    const { outbox } = tx.t;
    const due: OutboxRecord[] = [];
    for (const lane of take.lanes) {
      if (lane.limit > 0) due.push(...(await lockDue(db, tx, { ...take, lane })));
      else await postpone(tx, { ...take, lane });
    }
    if (due.length === 0) return due;
    const leaseUntil = new Date(take.now.getTime() + take.leaseMs);
    const taken = {
      state: 'sending',
      attempts: sql`${outbox.attempts} + 1`,
      version: sql`${outbox.version} + 1`,
      leaseUntil,
      dueAt: leaseUntil,
    } as const;
    const ids = due.map(({ id }) => id);
    await tx.update(outbox).set(taken).where(inArray(outbox.id, ids));
    return due;
  });
}

type Take = { destination: Destination; now: Date; lane: Lane };

/** The most urgent of a lane, each the head of its stream. */
function lockDue(db: Database, tx: Tx, take: Take): Promise<OutboxRecord[]> {
  const { outbox } = tx.t;
  const due = tx
    .select()
    .from(outbox)
    .where(and(isDueIn(outbox, take), isHead(outbox)))
    .orderBy(desc(outbox.urgency), asc(outbox.dueAt), asc(outbox.id))
    .limit(take.lane.limit);
  return db.lock(due, { skipLocked: true });
}

/** One whose lease ran out waits as well: its state still says that its fate is unknown. */
async function postpone(tx: Tx, take: Take): Promise<void> {
  const { outbox } = tx.t;
  const dueAt = new Date(take.now.getTime() + (take.lane.waitMs ?? 0));
  await tx.update(outbox).set({ dueAt }).where(isDueIn(outbox, take));
}

function isDueIn(outbox: Tables['outbox'], { destination, now, lane }: Take) {
  return and(
    eq(outbox.destination, destination),
    inArray(outbox.state, UNSENT),
    lte(outbox.dueAt, now),
    lane.only && inArray(outbox.kind, [...lane.only]),
    lane.except && notInArray(outbox.kind, [...lane.except]),
  );
}

export interface Verdict {
  state: Exclude<OutboxState, 'sending' | 'ready'>;
  dueAt?: Date;
  doneAt?: Date;
  lastError?: string | null;
  attempts?: number;
}

/** Writes down how a sending ended; false when another worker has taken the message over since. */
export async function settleMessage(
  tx: Tx,
  taken: Pick<OutboxRecord, 'id' | 'version'>,
  verdict: Verdict,
): Promise<boolean> {
  const { outbox } = tx.t;
  const rows = await tx
    .update(outbox)
    .set({ ...verdict, leaseUntil: null })
    .where(and(eq(outbox.id, taken.id), eq(outbox.version, taken.version + 1)))
    .returning({ id: outbox.id });
  return rows.length === 1;
}

/** What failed and waits to be tried again is due now: its destination answers again. */
export async function hastenMessages(
  tx: Tx,
  { destination, now }: { destination: Destination; now: Date },
): Promise<void> {
  const { outbox } = tx.t;
  const waiting = and(
    eq(outbox.destination, destination),
    inArray(outbox.state, ['retry', 'uncertain']),
    gt(outbox.dueAt, now),
  );
  await tx.update(outbox).set({ dueAt: now }).where(waiting);
}

/** Synthetic leads have their own place in /readyz and in the metrics, and are in no list. */
function isCounted(outbox: Tables['outbox']) {
  return ne(outbox.kind, 'probe');
}

export async function findMessage(from: Reader, id: string): Promise<OutboxRecord | null> {
  return firstOf(await from.select().from(from.t.outbox).where(eq(from.t.outbox.id, id)));
}

export function listMessages(
  from: Reader,
  filter: { states?: OutboxState[] | undefined; leadId?: string; limit: number },
): Promise<OutboxRecord[]> {
  const { outbox } = from.t;
  return from
    .select()
    .from(outbox)
    .where(
      and(
        filter.states && inArray(outbox.state, filter.states),
        filter.leadId === undefined ? isCounted(outbox) : isAbout(from, filter.leadId),
      ),
    )
    .orderBy(asc(outbox.createdAt), asc(outbox.position), asc(outbox.id))
    .limit(filter.limit);
}

/** Its own messages, and those that carry its offers with others. */
function isAbout(from: Reader, leadId: string) {
  const { offers, outbox } = from.t;
  const shared = from.select({ id: offers.bundleId }).from(offers).where(eq(offers.leadId, leadId));
  return or(eq(outbox.leadId, leadId), inArray(outbox.id, shared));
}

/** A dead letter sent again by hand; false when it is not dead. */
export async function reviveMessage(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { outbox } = tx.t;
  const rows = await tx
    .update(outbox)
    .set({ state: 'retry', dueAt: now, createdAt: now, attempts: 0, lastError: null })
    .where(and(eq(outbox.id, id), eq(outbox.state, 'dead')))
    .returning({ id: outbox.id });
  return rows.length === 1;
}

/** Whether anything of that stream is still to leave. */
export async function isUnderWay(from: Reader, stream: string): Promise<boolean> {
  const { outbox } = from.t;
  const unsent = and(eq(outbox.stream, stream), inArray(outbox.state, UNSENT));
  return (await from.select({ id: outbox.id }).from(outbox).where(unsent).limit(1)).length > 0;
}

/** Nothing of the same stream is still to leave before it. */
function isHead(outbox: Tables['outbox']) {
  return sql`not exists (select 1 from ${outbox} as earlier
    where earlier.stream = ${outbox.stream} and earlier.position < ${outbox.position}
    and earlier.state not in ('done', 'dead'))`;
}

/** When the next message wants to leave, and may; null when nothing waits. */
export async function nextMessageAt(from: Reader): Promise<Date | null> {
  const { outbox } = from.t;
  const rows = await from
    .select({ at: outbox.dueAt })
    .from(outbox)
    .where(and(inArray(outbox.state, UNSENT), isHead(outbox), await mayLeave(from)))
    .orderBy(asc(outbox.dueAt))
    .limit(1);
  return firstOf(rows)?.at ?? null;
}

/** How many messages to a destination have not left yet. */
export async function countWaiting(from: Reader, destination: Destination): Promise<number> {
  const { outbox } = from.t;
  const waiting = and(eq(outbox.destination, destination), inArray(outbox.state, UNSENT));
  return from.$count(outbox, waiting);
}

/** Without access to Slack nothing for it is even tried. */
async function mayLeave(from: Reader) {
  const outage = await readSetting(from, 'slack_outage');
  return outage?.kind === 'revoked' ? ne(from.t.outbox.destination, 'slack') : undefined;
}

export async function countMessages(
  from: Reader,
): Promise<{ destination: string; state: OutboxState; n: number; oldest: Date }[]> {
  const { outbox } = from.t;
  return from
    .select({
      destination: outbox.destination,
      state: outbox.state,
      n: sql<number>`count(*)`,
      oldest: sql<Date>`min(${outbox.createdAt})`.mapWith(outbox.createdAt),
    })
    .from(outbox)
    .where(and(inArray(outbox.state, [...UNSENT, 'dead']), isCounted(outbox)))
    .groupBy(outbox.destination, outbox.state);
}
