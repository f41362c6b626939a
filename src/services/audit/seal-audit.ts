/** Chains committed audit rows: each seal's hash covers its row and the seal before it. */
import {
  insertSeals,
  lastSeal,
  listUnsealed,
  type SealRecord,
} from '../../db/audit/audit-store.ts';
import { assertLease, takeLease } from '../../db/operations/lease.ts';
import type { Context } from '../context.ts';
import { FIRST_HASH, sealHash } from './seal-hash.ts';

const BATCH = 500;
const LEASE_MS = 10_000;
/**
 * A transaction still open at the last seal may commit rows older than it, but not older than this.
 */
const LOOK_BACK_MS = 60_000;

/**
 * Returns how many rows it sealed; one process at a time does it. A `sweep` looks at all of
 * history, for rows that a stepping clock dated far back.
 */
export async function sealAudit(
  ctx: Context,
  input: { holder: string; sweep: boolean },
): Promise<number> {
  const now = ctx.clock.now();
  const { holder, sweep } = input;
  const lease = await takeLease(ctx.db, { name: 'audit-sealer', holder, now, ttlMs: LEASE_MS });
  if (!lease) return 0;
  return ctx.db.tx(async (tx) => {
    await assertLease(tx, lease);
    const last = await lastSeal(tx);
    const since = last && !sweep ? new Date(last.eventAt.getTime() - LOOK_BACK_MS) : new Date(0);
    const events = await listUnsealed(tx, { since, limit: BATCH });
    const { hash = FIRST_HASH, position = 0 } = last ?? {};
    let previous = hash;
    const seals: SealRecord[] = events.map((event, index) => {
      previous = sealHash(previous, event);
      const place = { position: position + index + 1, eventId: event.id, eventAt: event.at };
      return { ...place, hash: previous, sealedAt: now };
    });
    await insertSeals(tx, seals);
    return seals.length;
  });
}
