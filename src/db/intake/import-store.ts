import { and, eq } from 'drizzle-orm';
import type { Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type ImportRecord = Tables['imports']['$inferSelect'];

/** The file as it was begun before, or begun now: one for each source and content. */
export async function beginImport(tx: Tx, file: ImportRecord): Promise<ImportRecord> {
  const { imports } = tx.t;
  await tx.insert(imports).values(file).onConflictDoNothing();
  const known = and(eq(imports.source, file.source), eq(imports.fileHash, file.fileHash));
  return firstOf(await tx.select().from(imports).where(known)) ?? file;
}

export type ImportProgress = Pick<
  ImportRecord,
  'line' | 'accepted' | 'attached' | 'duplicates' | 'rejected'
>;

/**
 * Moves the position on, together with the rows it stands for.
 *
 * @returns false when somebody else has moved it since
 */
export async function advanceImport(
  tx: Tx,
  {
    id,
    from,
    to,
    finishedAt,
  }: {
    id: string;
    from: number;
    to: ImportProgress;
    finishedAt: Date | null;
  },
): Promise<boolean> {
  const { imports } = tx.t;
  const moved = await tx
    .update(imports)
    .set({ ...to, finishedAt })
    .where(and(eq(imports.id, id), eq(imports.line, from)))
    .returning({ id: imports.id });
  return moved.length === 1;
}
