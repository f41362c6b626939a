import { and, desc, eq, gt, isNull, lte, min, sql } from 'drizzle-orm';
import type { Question, Reader, Tx } from '../database.ts';
import { insertRow } from '../orders.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type AbsenceRecord = Tables['absences']['$inferSelect'];
export type SlackPresenceRecord = Tables['slackPresence']['$inferSelect'];

const ahead: Question<AbsenceRecord> = (from) => {
  const { absences } = from.t;
  const now = sql.param(sql.placeholder('now'), absences.endsAt);
  const isAhead = gt(absences.endsAt, now);
  return from
    .select()
    .from(absences)
    .where(and(isAhead, isNull(absences.cancelledAt)))
    .orderBy(absences.startsAt, absences.id);
};

/** Time off that goes on or is planned, by rep; the first to start comes first. */
export async function loadAbsences(from: Reader, now: Date): Promise<Map<string, AbsenceRecord[]>> {
  const byRep = new Map<string, AbsenceRecord[]>();
  for (const row of await from.ask(ahead, { now })) {
    const rows = byRep.get(row.repId);
    if (rows) rows.push(row);
    else byRep.set(row.repId, [row]);
  }
  return byRep;
}

/** Time off of one rep that had begun by `now` and was to end after `since`, cancelled or not. */
export function listBegunAbsences(
  from: Reader,
  { repId, since, now }: { repId: string; since: Date; now: Date },
): Promise<AbsenceRecord[]> {
  const { absences } = from.t;
  const isWithin = and(gt(absences.endsAt, since), lte(absences.startsAt, now));
  return from
    .select()
    .from(absences)
    .where(and(eq(absences.repId, repId), isWithin));
}

export async function insertAbsence(tx: Tx, row: AbsenceRecord): Promise<void> {
  await insertRow(tx, 'absences', row);
}

export async function findAbsence(from: Reader, id: string): Promise<AbsenceRecord | null> {
  const { absences } = from.t;
  return firstOf(await from.select().from(absences).where(eq(absences.id, id)));
}

/** Other dates or another cover; what was done already is not undone. */
export async function changeAbsence(tx: Tx, row: AbsenceRecord): Promise<void> {
  const { id, ...set } = row;
  await tx.update(tx.t.absences).set(set).where(eq(tx.t.absences.id, id));
}

/** Not begun although it starts or has started, and not over: that needs nothing any more. */
function waiting({ t }: Reader, now: Date) {
  const { endsAt, begunAt, cancelledAt } = t.absences;
  return and(gt(endsAt, now), isNull(begunAt), isNull(cancelledAt));
}

/** Ids of those that start now or have started and whose begin nobody has seen to. */
export async function listStartingAbsences(from: Reader, now: Date): Promise<string[]> {
  const { absences } = from.t;
  const rows = await from
    .select({ id: absences.id })
    .from(absences)
    .where(and(lte(absences.startsAt, now), waiting(from, now)))
    .orderBy(absences.startsAt, absences.id);
  return rows.map(({ id }) => id);
}

/** When the next one starts; null when none is planned. */
export async function nextAbsenceAt(from: Reader, now: Date): Promise<Date | null> {
  const { absences } = from.t;
  const rows = await from
    .select({ at: min(absences.startsAt) })
    .from(absences)
    .where(waiting(from, now));
  return firstOf(rows)?.at ?? null;
}

/** Null when somebody else has begun it first, or it is over or cancelled. */
export async function markAbsenceBegun(
  tx: Tx,
  id: string,
  now: Date,
): Promise<AbsenceRecord | null> {
  const { absences } = tx.t;
  const isMine = and(eq(absences.id, id), lte(absences.startsAt, now), waiting(tx, now));
  return firstOf(await tx.update(absences).set({ begunAt: now }).where(isMine).returning());
}

/** Null when there is none of that id, or it was cancelled before. */
export async function cancelAbsence(tx: Tx, id: string, at: Date): Promise<AbsenceRecord | null> {
  const { absences } = tx.t;
  const isThere = and(eq(absences.id, id), isNull(absences.cancelledAt));
  return firstOf(await tx.update(absences).set({ cancelledAt: at }).where(isThere).returning());
}

/** When time off of the rep last ended; null: it never did. */
export async function lastAbsenceEnd(from: Reader, repId: string, now: Date): Promise<Date | null> {
  const { absences } = from.t;
  const isOver = and(lte(absences.endsAt, now), isNull(absences.cancelledAt));
  const rows = await from
    .select({ at: absences.endsAt })
    .from(absences)
    .where(and(eq(absences.repId, repId), isOver))
    .orderBy(desc(absences.endsAt))
    .limit(1);
  return firstOf(rows)?.at ?? null;
}

const oneOf: Question<SlackPresenceRecord> = (from) => {
  const { slackPresence } = from.t;
  return from
    .select()
    .from(slackPresence)
    .where(eq(slackPresence.repId, sql.placeholder('repId')));
};

export async function findSlackPresence(
  from: Reader,
  repId: string,
): Promise<SlackPresenceRecord | null> {
  return firstOf(await from.ask(oneOf, { repId }));
}

const everybody: Question<SlackPresenceRecord> = (from) => from.select().from(from.t.slackPresence);

/** What Slack last said of each rep. */
export async function loadSlackPresence(from: Reader): Promise<Map<string, SlackPresenceRecord>> {
  const rows = await from.ask(everybody);
  return new Map(rows.map((row) => [row.repId, row]));
}

export async function saveSlackPresence(tx: Tx, row: SlackPresenceRecord): Promise<void> {
  const { repId: _, ...set } = row;
  const target = tx.t.slackPresence.repId;
  await tx.insert(tx.t.slackPresence).values(row).onConflictDoUpdate({ target, set });
}
