import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Reason } from '../../routing/model/reasons.ts';
import type { Database, Question, Reader, Tx } from '../database.ts';
import type { Tables } from '../tables/index.ts';
import type { LeadRecord } from './lead-store.ts';

/** Wakes of each line that waits for one of these the most urgent lead. */
export async function wakeFirsts(
  db: Database,
  tx: Tx,
  { waitingFor, at }: { waitingFor: string[]; at: Date },
): Promise<void> {
  const { leads } = tx.t;
  const lines = await tx
    .selectDistinct({ waitingFor: leads.routeTrigger, line: leads.line })
    .from(leads)
    .where(and(isHeldOrScheduled(leads), inArray(leads.routeTrigger, waitingFor)));
  for (const one of lines) await wakeFirst(db, tx, { ...one, at, after: null });
}

interface Chance {
  waitingFor: string;
  line: string | null;
  at: Date;
  /** It has had the chance: those behind it are next. */
  after: LeadRecord | null;
}

/**
 * Wakes the most urgent lead of one line, then the oldest, that is not to be looked at anyhow. One
 * that somebody else is at work on is passed over: whoever frees a place waits for no lead.
 */
export async function wakeFirst(
  db: Database,
  tx: Tx,
  { waitingFor, line, at, after }: Chance,
): Promise<void> {
  const { leads } = tx.t;
  const [first] = await db.lock(
    tx
      .select({ id: leads.id })
      .from(leads)
      .where(
        and(
          isHeldOrScheduled(leads),
          eq(leads.routeTrigger, waitingFor),
          line === null ? isNull(leads.line) : eq(leads.line, line),
          or(isNull(leads.routeAt), gt(leads.routeAt, at)),
          after ? isBehind(leads, after) : undefined,
        ),
      )
      .orderBy(desc(leads.priority), asc(leads.receivedAt), asc(leads.id))
      .limit(1),
    { skipLocked: true },
  );
  if (first) await tx.update(leads).set({ routeAt: at }).where(eq(leads.id, first.id));
}

/** In queue order: priority, then age. */
function isBehind(leads: Tables['leads'], { priority, receivedAt, id }: LeadRecord) {
  const sameAge = and(eq(leads.receivedAt, receivedAt), gt(leads.id, id));
  const younger = or(gt(leads.receivedAt, receivedAt), sameAge);
  // The bound alone would say nothing new; with it the search begins at this place of the index.
  return and(lte(leads.priority, priority), or(lt(leads.priority, priority), younger));
}

/** Written out: with the states as parameters SQLite could not use the index of what waits. */
function isHeldOrScheduled(leads: Tables['leads']) {
  return sql`${leads.state} in ('held', 'scheduled')`;
}

const untouched: Question<{ repId: string | null; n: number }> = (from) => {
  const { assignments, leads } = from.t;
  return from
    .select({ repId: assignments.repId, n: sql<number>`count(*)` })
    .from(leads)
    .innerJoin(assignments, and(eq(assignments.leadId, leads.id), eq(assignments.state, 'open')))
    .where(and(inArray(leads.state, ['offered', 'claimed']), eq(leads.bulk, true)))
    .groupBy(assignments.repId);
};

/** How many leads of files each rep was given and has not touched yet. */
export async function countUntouchedBulk(from: Reader): Promise<Map<string, number>> {
  const rows = await from.ask(untouched);
  return new Map(rows.flatMap(({ repId, n }) => (repId === null ? [] : [[repId, n]])));
}

/** How many leads of files are on hold, by why. */
export async function countHeldBulk(
  from: Reader,
): Promise<{ code: Reason['code'] | null; n: number }[]> {
  const { leads } = from.t;
  const rows = await from
    .select({ heldFor: leads.heldFor, n: sql<number>`count(*)` })
    .from(leads)
    .where(and(eq(leads.state, 'held'), eq(leads.bulk, true)))
    .groupBy(leads.heldFor);
  return rows.map(({ heldFor, n }) => ({ code: heldFor?.code ?? null, n }));
}
