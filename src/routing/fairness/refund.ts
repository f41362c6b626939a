/** Says whether declining for a reason gives the turn back. */
import type { DeclineReason, Pool } from '../model/policy/policy.ts';

/** A pool's own list of reasons stands above what each reason says. */
export function givesTurnBack(
  pool: Pick<Pool, 'refund'> | null | undefined,
  { id, refund }: Pick<DeclineReason, 'id' | 'refund'>,
): boolean {
  return pool?.refund?.includes(id) ?? refund;
}

/** Turns that came back count for so long against the next one. */
export const REFUNDS_WITHIN_MS = 86_400_000;

/**
 * Whoever declines and is asked again at once chooses among leads: after `refund_limit` turns that
 * came back within a day, the next decline uses the turn.
 */
export function isRefundSpent({ refund_limit }: Pick<Pool, 'refund_limit'>, cameBack: number) {
  return cameBack >= refund_limit;
}
