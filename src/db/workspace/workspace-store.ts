import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Source } from '../../routing/model/workspace/source.ts';
import type { Question, Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';

export async function listSources(from: Reader): Promise<Source[]> {
  const { sources } = from.t;
  const rows = await from.select().from(sources).where(isNull(sources.removedAt));
  return rows.map((row) => row.definition).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const sourceById: Question<{ definition: Source }> = (from) => {
  const { sources } = from.t;
  return from
    .select({ definition: sources.definition })
    .from(sources)
    .where(and(eq(sources.id, sql.placeholder('id')), isNull(sources.removedAt)));
};

export async function findSource(from: Reader, id: string): Promise<Source | null> {
  return firstOf(await from.ask(sourceById, { id }))?.definition ?? null;
}

/** One that was removed too: what it had announced is still taken in. */
export async function findSourceEver(from: Reader, id: string): Promise<Source | null> {
  const { sources } = from.t;
  return firstOf(await from.select().from(sources).where(eq(sources.id, id)))?.definition ?? null;
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
