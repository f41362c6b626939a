/** Finds what a reason to decline means for an offer: under the policy the offer began with. */
import type { Reader } from '../../../db/database.ts';
import { findAssignment, type OfferRecord } from '../../../db/leads/offer-store.ts';
import { givesTurnBack } from '../../../routing/fairness/refund.ts';
import type { DeclineReason } from '../../../routing/model/policy/policy.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';

export interface FoundReason {
  /** With the pool's own word on refunds; undefined where the policy has no such reason. */
  reason: DeclineReason | undefined;
  poolId: string | null;
}

export async function findDeclineReason(
  from: Reader,
  { assignmentId }: Pick<OfferRecord, 'assignmentId'>,
  reasonId: string,
): Promise<FoundReason> {
  const assignment = await findAssignment(from, assignmentId);
  const compiled = assignment && (await loadPolicyVersion(from, assignment.policyVersion));
  const reason = compiled?.policy.reasons.find((one) => one.id === reasonId);
  const pool = compiled?.pools.get(assignment?.poolId ?? '');
  const found = reason && { ...reason, refund: givesTurnBack(pool, reason) };
  return { reason: found, poolId: assignment?.poolId ?? null };
}
