import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Question, Reader, Tx } from '../database.ts';
import { insertRow } from '../orders.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type AbsenceRecord = Tables['absences']['$inferSelect'];
export type SlackPresenceRecord = Tables['slackPresence']['$inferSelect'];

const ahead: Question<AbsenceRecord> = (from) => {
  const { absences } = from.t;
  const isAhead = gt(absences.endsAt, sql.placeholder('now'));
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
    const rows = byRep.get(row.repId) ?? [];
    byRep.set(row.repId, [...rows, row]);
  }
  return byRep;
}

/** Time off of one rep that ended after `since` and is over now. */
export function listPastAbsences(
  from: Reader,
  { repId, since, now }: { repId: string; since: Date; now: Date },
): Promise<AbsenceRecord[]> {
  const { absences } = from.t;
  const isOver = and(gt(absences.endsAt, since), lte(absences.endsAt, now));
  return from
    .select()
    .from(absences)
    .where(and(eq(absences.repId, repId), isOver, isNull(absences.cancelledAt)));
}

export async function insertAbsence(tx: Tx, row: AbsenceRecord): Promise<void> {
  await insertRow(tx, 'absences', row);
}

/** Null when there is none of that id, or it was cancelled before. */
export async function cancelAbsence(tx: Tx, id: string, at: Date): Promise<AbsenceRecord | null> {
  const { absences } = tx.t;
  const isThere = and(eq(absences.id, id), isNull(absences.cancelledAt));
  return firstOf(await tx.update(absences).set({ cancelledAt: at }).where(isThere).returning());
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
