import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Database, Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type FetchRecord = Tables['fetches']['$inferSelect'];

/**
 * Takes what is due to be asked for. Until the lease is over it is not due again: who crashes
 * meanwhile leaves it to the next. The attempt is counted, and tells one taking from another.
 *
 * @returns the rows as they are now
 */
export async function takeDueFetches(
  db: Database,
  take: { now: Date; leaseMs: number; limit: number },
): Promise<FetchRecord[]> {
  return db.tx(async (tx) => {
    const { fetches } = tx.t;
    const due = await db.lock(
      tx
        .select({ id: fetches.id })
        .from(fetches)
        .where(lte(fetches.dueAt, take.now))
        .orderBy(asc(fetches.dueAt), asc(fetches.id))
        .limit(take.limit),
      { skipLocked: true },
    );
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    const dueAt = new Date(take.now.getTime() + take.leaseMs);
    const attempts = sql`${fetches.attempts} + 1`;
    return tx.update(fetches).set({ dueAt, attempts }).where(inArray(fetches.id, ids)).returning();
  });
}

export type FetchVerdict =
  | { state: 'waiting'; dueAt: Date; lastError: string }
  | { state: 'taken' | 'given_up'; leadId: string; lastError: string | null };

/**
 * Writes down how an asking ended, and holds the row until the transaction ends; false when
 * somebody else has taken it since, and then nothing may be taken in for it.
 */
export async function settleFetch(
  tx: Tx,
  taken: Pick<FetchRecord, 'id' | 'attempts'>,
  verdict: FetchVerdict,
): Promise<boolean> {
  const { fetches } = tx.t;
  const dueAt = verdict.state === 'waiting' ? verdict.dueAt : null;
  const rows = await tx
    .update(fetches)
    .set({ ...verdict, dueAt })
    .where(and(eq(fetches.id, taken.id), eq(fetches.attempts, taken.attempts), isWaiting(fetches)))
    .returning({ id: fetches.id });
  return rows.length === 1;
}

function isWaiting(fetches: Tables['fetches']) {
  return eq(fetches.state, 'waiting');
}

/** When something is to be asked for next; null when nothing waits. */
export async function nextFetchAt(from: Reader): Promise<Date | null> {
  const { fetches } = from.t;
  const rows = await from
    .select({ at: fetches.dueAt })
    .from(fetches)
    .where(sql`${fetches.dueAt} is not null`)
    .orderBy(asc(fetches.dueAt))
    .limit(1);
  return firstOf(rows)?.at ?? null;
}

export interface WaitingFetches {
  n: number;
  /** When the one was announced that waits longest; null when nothing waits. */
  oldest: Date | null;
}

/** Leads that were announced and are not here yet. */
export async function countWaitingFetches(from: Reader): Promise<WaitingFetches> {
  const { fetches } = from.t;
  const rows = await from
    .select({
      n: sql<number>`count(*)`.mapWith(Number),
      oldest: sql<Date | null>`min(${fetches.receivedAt})`.mapWith(fetches.receivedAt),
    })
    .from(fetches)
    .where(sql`${fetches.dueAt} is not null`);
  return firstOf(rows) ?? { n: 0, oldest: null };
}
