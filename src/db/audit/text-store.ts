import { eq } from 'drizzle-orm';
import type { Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type TextRecord = Tables['texts']['$inferSelect'];

/** Free text lives here alone, where it can be erased without breaking the audit chain. */
export async function insertText(tx: Tx, text: TextRecord): Promise<void> {
  await tx.insert(tx.t.texts).values(text);
}

export async function findText(from: Reader, id: string): Promise<TextRecord | null> {
  return firstOf(await from.select().from(from.t.texts).where(eq(from.t.texts.id, id)));
}
