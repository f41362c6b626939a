import { and, eq, lt, sql } from 'drizzle-orm';
import { AppError } from '../../errors.ts';
import type { Database, Tx } from '../database.ts';

export interface Lease {
  name: string;
  /** One process, not one machine: a restarted process is another holder. */
  holder: string;
  /** Grows with every change of holder. */
  token: number;
}

export interface LeaseRequest {
  name: string;
  holder: string;
  now: Date;
  ttlMs: number;
}

/** Takes a free or expired lease, or renews one's own; undefined when somebody else holds it. */
export function takeLease(db: Database, request: LeaseRequest): Promise<Lease | undefined> {
  const { name, holder, now, ttlMs } = request;
  const expiresAt = new Date(now.getTime() + ttlMs);
  return db.tx(async (tx) => {
    const { leases } = tx.t;
    const keptToken = sql`case when ${leases.holder} = ${holder} then ${leases.token}
      else ${leases.token} + 1 end`;
    const [row] = await tx
      .insert(leases)
      .values({ name, holder, token: 1, expiresAt })
      .onConflictDoUpdate({
        target: leases.name,
        set: { holder, expiresAt, token: keptToken },
        setWhere: sql`${leases.holder} = ${holder} or ${lt(leases.expiresAt, now)}`,
      })
      .returning();
    return row && { name, holder, token: row.token };
  });
}

/** Lets the next one in at once. The row stays, so that the token goes on growing. */
export async function releaseLease(db: Database, lease: Lease): Promise<void> {
  await db.tx((tx) =>
    tx
      .update(tx.t.leases)
      .set({ expiresAt: new Date(0) })
      .where(isStill(tx, lease)),
  );
}

/**
 * Call it first in a transaction that only the holder may make: it locks the lease until the end,
 * so nobody takes it over in between.
 *
 * @throws AppError `conflict.lease_lost` when another holder has taken over since.
 */
export async function assertLease(tx: Tx, lease: Lease): Promise<void> {
  const { leases } = tx.t;
  const held = await tx
    .update(leases)
    .set({ token: lease.token })
    .where(isStill(tx, lease))
    .returning({ token: leases.token });
  if (held.length === 1) return;
  throw new AppError(
    'conflict.lease_lost',
    `The lease ${lease.name} was taken over while ${lease.holder} held it; its work is dropped.`,
  );
}

function isStill(tx: Tx, { name, holder, token }: Lease) {
  const { leases } = tx.t;
  return and(eq(leases.name, name), eq(leases.holder, holder), eq(leases.token, token));
}
