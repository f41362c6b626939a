/** Says whether declining for a reason gives the turn back. */
import type { DeclineReason, Pool } from '../model/policy/policy.ts';

/** A pool's own list of reasons stands above what each reason says. */
export function givesTurnBack(
  pool: Pick<Pool, 'refund'> | null | undefined,
  { id, refund }: Pick<DeclineReason, 'id' | 'refund'>,
): boolean {
  return pool?.refund?.includes(id) ?? refund;
}
