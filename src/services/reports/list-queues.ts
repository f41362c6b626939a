/** Lists the fairness queues: one for each pool, those that rules name, those only turns know. */
import { listLagQueues } from '../../db/ledger/turn-store.ts';
import type { Context } from '../context.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';

export interface QueueName {
  queue: string;
  /** Whose members share it; null where the policy no longer names the queue. */
  poolId: string | null;
}

/** Those of the pools as the policy has them, then those of rules, then the rest by name. */
export async function listQueues(ctx: Context): Promise<QueueName[]> {
  const compiled = (await loadLivePolicy(ctx))?.compiled;
  const queues = new Map<string, string | null>();
  for (const id of compiled?.pools.keys() ?? []) queues.set(id, id);
  for (const { assign } of compiled?.policy.rules ?? []) {
    if (!('pool' in assign) || assign.queue === undefined || queues.has(assign.queue)) continue;
    queues.set(assign.queue, assign.pool);
  }
  for (const queue of await listLagQueues(ctx.db.read)) {
    if (!queues.has(queue)) queues.set(queue, null);
  }
  return [...queues].map(([queue, poolId]) => ({ queue, poolId }));
}
