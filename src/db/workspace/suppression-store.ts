import { asc, inArray } from 'drizzle-orm';
import type { Suppression } from '../../routing/model/workspace/suppression.ts';
import type { Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';

const ROWS_PER_STATEMENT = 500;

/** Why one of these keys is on the list, or null when none is. */
export async function findSuppression(from: Reader, keys: string[]): Promise<string | null> {
  const { suppressions } = from.t;
  if (keys.length === 0) return null;
  const found = await from
    .select()
    .from(suppressions)
    .where(inArray(suppressions.key, keys))
    .orderBy(asc(suppressions.key))
    .limit(1);
  return firstOf(found)?.reason ?? null;
}

export function listSuppressions(from: Reader): Promise<Suppression[]> {
  const { suppressions } = from.t;
  return from.select().from(suppressions).orderBy(asc(suppressions.key));
}

/** The list as it is from now on. */
export async function replaceSuppressions(tx: Tx, list: readonly Suppression[]): Promise<void> {
  const { suppressions } = tx.t;
  await tx.delete(suppressions);
  for (let start = 0; start < list.length; start += ROWS_PER_STATEMENT) {
    await tx.insert(suppressions).values(list.slice(start, start + ROWS_PER_STATEMENT));
  }
}
