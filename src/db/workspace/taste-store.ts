import { and, eq, lte, min, sql } from 'drizzle-orm';
import type { Question, Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type TasteRecord = Tables['repTastes']['$inferSelect'];

const oneOf: Question<TasteRecord> = (from) => {
  const { repTastes } = from.t;
  return from
    .select()
    .from(repTastes)
    .where(eq(repTastes.repId, sql.placeholder('repId')));
};

/** Null for who has never said. */
export async function findTaste(from: Reader, repId: string): Promise<TasteRecord | null> {
  return firstOf(await from.ask(oneOf, { repId }));
}

export async function saveTaste(tx: Tx, row: TasteRecord): Promise<void> {
  const { repId: _, ...set } = row;
  const target = tx.t.repTastes.repId;
  await tx.insert(tx.t.repTastes).values(row).onConflictDoUpdate({ target, set });
}

/** Reps for whom a morning has come, who waited longest first. */
export async function listDueMornings(from: Reader, now: Date): Promise<string[]> {
  const { repTastes } = from.t;
  const rows = await from
    .select({ repId: repTastes.repId })
    .from(repTastes)
    .where(lte(repTastes.morningAt, now))
    .orderBy(repTastes.morningAt, repTastes.repId);
  return rows.map(({ repId }) => repId);
}

export async function nextMorningAt(from: Reader): Promise<Date | null> {
  const { repTastes } = from.t;
  return firstOf(await from.select({ at: min(repTastes.morningAt) }).from(repTastes))?.at ?? null;
}

/** False when somebody else has moved it first. */
export async function moveMorning(
  tx: Tx,
  { repId, morningAt }: { repId: string; morningAt: Date },
  nextAt: Date | null,
): Promise<boolean> {
  const { repTastes } = tx.t;
  const moved = await tx
    .update(repTastes)
    .set({ morningAt: nextAt })
    .where(and(eq(repTastes.repId, repId), eq(repTastes.morningAt, morningAt)))
    .returning({ repId: repTastes.repId });
  return moved.length > 0;
}
