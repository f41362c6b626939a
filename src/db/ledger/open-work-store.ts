import type { Tx } from '../database.ts';

/** What somebody has open beside the leads of Baton. */
export interface OpenWork {
  repId: string;
  external: number;
}

/** Who never had a lead has no counters yet, and belongs to no day. */
export async function storeOpenWork(tx: Tx, counted: readonly OpenWork[], at: Date): Promise<void> {
  const { repLoads } = tx.t;
  const nothing = { open: 0, dayKey: '', day: 0, weekKey: '', week: 0 };
  for (const { repId, external } of counted) {
    const found = { external, externalAt: at };
    await tx
      .insert(repLoads)
      .values({ repId, ...nothing, ...found })
      .onConflictDoUpdate({ target: repLoads.repId, set: found });
  }
}

/** Nobody is filled by it any more, until it is counted anew. */
export async function forgetOpenWork(tx: Tx): Promise<void> {
  await tx.update(tx.t.repLoads).set({ external: 0, externalAt: null });
}
