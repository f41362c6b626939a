import { notInArray } from 'drizzle-orm';
import { OWN_SOURCE_IDS } from '../../routing/model/workspace/own-sources.ts';
import type { Question, Reader } from '../database.ts';
import { firstOf } from '../rows.ts';

/** In no order: where there is any, the first row that is looked at will do. */
const anyOutside: Question<{ id: string; at: Date }> = (from) => {
  const { leads } = from.t;
  return from
    .select({ id: leads.source, at: leads.receivedAt })
    .from(leads)
    .where(notInArray(leads.source, [...OWN_SOURCE_IDS]))
    .limit(1);
};

/**
 * The source of a lead that somebody outside sent, and when it came; one marked as a test will do.
 * Null before there is any.
 */
export async function findOutsideLead(from: Reader): Promise<{ id: string; at: string } | null> {
  const row = firstOf(await from.ask(anyOutside));
  return row && { id: row.id, at: row.at.toISOString() };
}
