/** Lists the pools that are asked for a lead, one after the other. */
import type { Policy, Pool } from '../../../model/policy/policy.ts';

/** The pool and those it overflows to; none where no pool has that id. */
export function askedPools({ pools }: Policy, first: string): Pool[] {
  const asked: Pool[] = [];
  let id: string | undefined = first;
  while (id !== undefined) {
    const pool: Pool | undefined = pools.find((one) => one.id === id);
    if (pool === undefined || asked.includes(pool)) break;
    asked.push(pool);
    id = pool.overflow;
  }
  return asked;
}
