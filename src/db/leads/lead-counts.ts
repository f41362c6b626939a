import { and, desc, eq, gte, sql } from 'drizzle-orm';
import type { Question, Reader } from '../database.ts';
import { firstOf } from '../rows.ts';
import { isCounted } from './lead-store.ts';

const lastOf: Question<{ at: Date }> = (from) => {
  const { leads } = from.t;
  return from
    .select({ at: leads.receivedAt })
    .from(leads)
    .where(and(eq(leads.source, sql.placeholder('source')), isCounted(from.t)))
    .orderBy(desc(leads.receivedAt))
    .limit(1);
};

/** When the last lead of a source came in; null before there was any. */
export async function findLastOfSource(from: Reader, source: string): Promise<Date | null> {
  return firstOf(await from.ask(lastOf, { source }))?.at ?? null;
}

/** How many leads of a source came in since then. */
export async function countOfSource(
  from: Reader,
  { source, since }: { source: string; since: Date },
): Promise<number> {
  const { leads } = from.t;
  const isRecent = and(eq(leads.source, source), gte(leads.receivedAt, since));
  return from.$count(leads, and(isRecent, isCounted(from.t)));
}

/** Of the leads that somebody has or is asked for, how many have each tier. */
export async function countOpenByTier(from: Reader): Promise<Map<string, number>> {
  const { assignments, leads } = from.t;
  const rows = await from
    .select({ tier: assignments.tier, n: sql<number>`count(*)`.mapWith(Number) })
    .from(assignments)
    .innerJoin(leads, eq(leads.id, assignments.leadId))
    .where(and(eq(assignments.state, 'open'), isCounted(from.t)))
    .groupBy(assignments.tier);
  return new Map(rows.map(({ tier, n }) => [tier, n]));
}
