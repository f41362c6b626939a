import { and, eq, gte, inArray, isNull, lte } from 'drizzle-orm';
import type { Reader, Tx } from '../database.ts';
import type { Tables } from '../tables/index.ts';
import type { RepRecord } from './team-store.ts';

export type HolidayRow = Tables['holidays']['$inferInsert'];

const ROWS_PER_STATEMENT = 500;

/** Adds people, changes them, or brings removed ones back. */
export async function upsertReps(tx: Tx, records: readonly RepRecord[]): Promise<void> {
  const { reps } = tx.t;
  const taken = records.flatMap(({ slackUserId }) => (slackUserId === null ? [] : [slackUserId]));
  // A Slack user may move from one roster id to another, and no two rows may hold it meanwhile.
  await tx.update(reps).set({ slackUserId: null }).where(inArray(reps.slackUserId, taken));
  for (const record of records) {
    const { id: _, ...set } = record;
    await tx.insert(reps).values(record).onConflictDoUpdate({ target: reps.id, set });
  }
}

/** Their rows stay for history; their Slack users are free for others. */
export async function removeReps(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  const { reps } = tx.t;
  await tx
    .update(reps)
    .set({ removedAt: at, slackUserId: null })
    .where(inArray(reps.id, [...ids]));
}

function keyOf({ repId, leadId }: { repId: string; leadId: string }): string {
  return `${repId} ${leadId}`;
}

/** The leads these reps are asked about or hold. */
export async function listOpenLeads(
  from: Reader,
  repIds: readonly string[],
): Promise<{ repId: string; leadId: string }[]> {
  const { assignments, offers } = from.t;
  const isOpen = eq(assignments.state, 'open');
  const held = await from
    .select({ repId: assignments.repId, leadId: assignments.leadId })
    .from(assignments)
    .where(and(isOpen, inArray(assignments.repId, [...repIds])));
  // Nobody holds what several are asked about at once.
  const asked = await from
    .select({ repId: offers.repId, leadId: offers.leadId })
    .from(offers)
    .innerJoin(assignments, and(eq(assignments.id, offers.assignmentId), isNull(assignments.repId)))
    .where(and(isOpen, eq(offers.state, 'made'), inArray(offers.repId, [...repIds])));
  const theirs = [...held, ...asked].flatMap(({ repId, leadId }) =>
    repId === null ? [] : [{ repId, leadId }],
  );
  return theirs.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** Writes the days of these regions between two dates (`2026-12-25`, both included) anew. */
export async function replaceHolidays(
  tx: Tx,
  span: { regions: readonly string[]; from: string; to: string; days: readonly HolidayRow[] },
): Promise<void> {
  const { holidays } = tx.t;
  await tx
    .delete(holidays)
    .where(
      and(
        inArray(holidays.region, [...span.regions]),
        gte(holidays.date, span.from),
        lte(holidays.date, span.to),
      ),
    );
  for (let start = 0; start < span.days.length; start += ROWS_PER_STATEMENT) {
    await tx.insert(holidays).values(span.days.slice(start, start + ROWS_PER_STATEMENT));
  }
}
