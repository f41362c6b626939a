/** Finds where a lead comes from by the policy: its pool, its segment, the turns it draws by. */
import type { Reader } from '../../../db/database.ts';
import { type DecisionRecord, latestDecision } from '../../../db/leads/decision-store.ts';
import { findAssignment, findOpenAssignment, listOffers } from '../../../db/leads/offer-store.ts';
import type { Target } from '../../../routing/model/policy/target.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';

export interface Origin {
  /** Who has it was drawn from it; of a lead that waits, it was asked last. */
  poolId: string | null;
  segment: string | null;
  /** Who has it, or was asked last. */
  repId: string | null;
  decision: DecisionRecord | null;
}

export async function findOrigin(from: Reader, leadId: string): Promise<Origin> {
  const decision = await latestDecision(from, leadId);
  const last = (await listOffers(from, leadId)).at(-1);
  const held =
    (await findOpenAssignment(from, leadId)) ??
    (last && (await findAssignment(from, last.assignmentId)));
  const placement = decision?.placement;
  const decided = placement && 'poolId' in placement ? placement.poolId : null;
  const meant = placement && 'repId' in placement ? placement.repId : null;
  return {
    poolId: held?.poolId ?? decided,
    segment: decision?.segment ?? null,
    repId: held?.repId ?? meant,
    decision,
  };
}

/** How the rule that placed a lead draws from its pool. */
export interface DrawTerms {
  queue: string;
  requireSkills: string[];
  exclude: string[];
}

/** Another pool than the rule's own, as a fallback, is drawn from without its wishes. */
export async function findDrawTerms(
  from: Reader,
  { decision }: Pick<Origin, 'decision'>,
  poolId: string,
): Promise<DrawTerms> {
  const compiled = decision && (await loadPolicyVersion(from, decision.policyVersion));
  const target = compiled?.policy.rules.find(({ id }) => id === decision?.rule)?.assign;
  return drawTermsOf(target, poolId);
}

export function drawTermsOf(target: Target | undefined, poolId: string): DrawTerms {
  if (!target || !('pool' in target) || target.pool !== poolId) {
    return { queue: poolId, requireSkills: [], exclude: [] };
  }
  const { queue = poolId, require_skills, exclude = [] } = target;
  return { queue, requireSkills: require_skills, exclude };
}
