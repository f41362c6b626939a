import { and, count, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { LeadState } from '../../routing/model/lead.ts';
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

/** Named by their states they are found without a look at all that were ever given. */
const OPEN: LeadState[] = ['offered', 'claimed', 'working'];

/** Of the leads that somebody has or is asked for, how many have each tier. */
export async function countOpenByTier(from: Reader): Promise<Map<string, number>> {
  const { assignments, leads } = from.t;
  const rows = await from
    .select({ tier: assignments.tier, n: count() })
    .from(leads)
    .innerJoin(assignments, eq(assignments.leadId, leads.id))
    .where(and(inArray(leads.state, OPEN), isCounted(from.t), eq(assignments.state, 'open')))
    .groupBy(assignments.tier);
  return new Map(rows.map(({ tier, n }) => [tier, n]));
}
