import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type TokenRow = Tables['tokens']['$inferSelect'];

export async function insertToken(tx: Tx, token: Omit<TokenRow, 'revokedAt'>): Promise<void> {
  await tx.insert(tx.t.tokens).values(token);
}

/** Oldest first, the revoked among them. */
export function listTokenRows(from: Reader): Promise<TokenRow[]> {
  const { tokens } = from.t;
  return from.select().from(tokens).orderBy(asc(tokens.createdAt), asc(tokens.id));
}

/** False when there is no such token, or it was revoked before. */
export async function markTokenRevoked(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { tokens } = tx.t;
  const revoked = await tx
    .update(tokens)
    .set({ revokedAt: at })
    .where(and(eq(tokens.id, id), isNull(tokens.revokedAt)))
    .returning({ id: tokens.id });
  return revoked.length === 1;
}

/** Null for a token that was revoked. */
export async function findTokenByHash(from: Reader, hash: string): Promise<TokenRow | null> {
  const { tokens } = from.t;
  const rows = await from
    .select()
    .from(tokens)
    .where(and(eq(tokens.hash, hash), isNull(tokens.revokedAt)));
  return firstOf(rows);
}
