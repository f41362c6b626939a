import { lt } from 'drizzle-orm';
import type { Tx } from './database.ts';

export async function deleteExpired(
  tx: Tx,
  { now, firedBefore }: { now: Date; firedBefore: Date },
): Promise<void> {
  const { idempotencyKeys, scheduleFires } = tx.t;
  await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, now));
  await tx.delete(scheduleFires).where(lt(scheduleFires.firedFor, firedBefore));
}
