/** Says who gets a lead of the past, as far as a decision tells. */
import { drawChanges } from '../fairness/ledger.ts';
import type { Draw, Placement } from '../model/decision.ts';

/**
 * Null where it goes to nobody. Of several who are asked at once nobody knows who would have been
 * first, so it counts for who is owed most.
 */
export function takerOf(placement: Placement): string | null {
  if (placement.outcome === 'first_to_claim') return placement.repIds[0] ?? null;
  return 'repId' in placement ? placement.repId : null;
}

/** The turn it uses; null where it uses none. */
export function drawOf(placement: Placement): Draw | null {
  if (placement.outcome === 'offered') return placement.draw;
  const repId = takerOf(placement);
  if (placement.outcome !== 'first_to_claim' || repId === null) return null;
  const { queue, eligible } = placement.turn;
  return { queue, repId, changes: drawChanges(eligible, repId) };
}
