import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Reason } from '../../routing/model/reasons.ts';
import type { Question, Reader } from '../database.ts';

const untouched: Question<{ repId: string; n: number }> = (from) => {
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
  return new Map(rows.map(({ repId, n }) => [repId, n]));
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
