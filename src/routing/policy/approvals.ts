/** Decides how many people have to agree to a policy, and who may. */
import { hasRole, type Role } from '../model/actor.ts';
import { DEFAULT_GOVERNANCE } from '../model/policy/governance.ts';
import type { Policy } from '../model/policy/policy.ts';

/**
 * The stricter of the live and the new setting counts, so that no file can lift its own control.
 * The first policy needs nobody: without one nothing is routed, and nobody could agree.
 */
export function approvalsFor(live: Policy | null, next: Policy): number {
  return live === null ? 0 : Math.max(live.governance.approvals, next.governance.approvals);
}

/** May this person approve what somebody else proposed? By the policy that is live. */
export function mayApprove(live: Policy | null, rep: { id: string; role: Role }): boolean {
  // A version published by an older release was stored without it.
  const approvers = live?.governance.approvers ?? DEFAULT_GOVERNANCE.approvers;
  return hasRole(rep.role, approvers) || live?.owners?.policy === rep.id;
}
