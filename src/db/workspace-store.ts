import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Source } from '../routing/model/source.ts';
import type { Reader, Tx } from './database.ts';
import { firstOf } from './rows.ts';

export async function listSources(from: Reader): Promise<Source[]> {
  const { sources } = from.t;
  const rows = await from.select().from(sources).where(isNull(sources.removedAt));
  return rows.map((row) => row.definition).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export async function findSource(from: Reader, id: string): Promise<Source | null> {
  const { sources } = from.t;
  const rows = await from
    .select()
    .from(sources)
    .where(and(eq(sources.id, id), isNull(sources.removedAt)));
  return firstOf(rows)?.definition ?? null;
}

export async function upsertSources(tx: Tx, list: readonly Source[]): Promise<void> {
  const { sources } = tx.t;
  for (const definition of list) {
    const set = { definition, removedAt: null };
    await tx
      .insert(sources)
      .values({ id: definition.id, ...set })
      .onConflictDoUpdate({ target: sources.id, set });
  }
}

export async function removeSources(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  const { sources } = tx.t;
  await tx
    .update(sources)
    .set({ removedAt: at })
    .where(inArray(sources.id, [...ids]));
}
