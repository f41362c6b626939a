/** A second person agrees to a proposed policy in Slack: from then on it decides. */
import { findPolicy } from '../../db/workspace/policy-store.ts';
import { type Actor, actorName } from '../../routing/model/actor.ts';
import { approvalsFor, mayApprove } from '../../routing/policy/approvals.ts';
import type { Context } from '../context.ts';
import { findPerformer } from '../steps/permission.ts';
import { loadLiveRecord } from '../steps/policy/judge-edition.ts';
import { listApprovers } from '../steps/policy/list-approvers.ts';
import {
  type PublishOutcome,
  preparePublishing,
  publishProposal,
} from '../steps/policy/publish-record.ts';
import { lockPolicies } from '../steps/policy/write-version.ts';
import { inStep } from '../steps/step.ts';

export type ApproveOutcome =
  | PublishOutcome
  | { outcome: 'unknown_version' }
  | { outcome: 'stranger' }
  /** `allowed`: names of those who may. */
  | { outcome: 'own_proposal' | 'not_permitted' | 'not_in_slack'; allowed: string[] };

export interface Approval {
  version: number;
  /** The live version whose changes the approver has seen and means to replace. */
  onto?: number | null;
  actor: Actor;
}

/**
 * Two people are two Slack users: whoever has a shell may call themselves anything, so that there a
 * policy is only published past the approval, loudly (`publishPolicy`).
 */
export async function approvePolicy(ctx: Context, input: Approval): Promise<ApproveOutcome> {
  const { version, actor, onto = null } = input;
  const prepared = await preparePublishing(ctx, version);
  return inStep(ctx, actor, async (step): Promise<ApproveOutcome> => {
    await lockPolicies(step);
    const performer = await findPerformer(step.tx, actor);
    if (!performer) return { outcome: 'stranger' };
    const record = await findPolicy(step.tx, version);
    if (!record) return { outcome: 'unknown_version' };
    const live = (await loadLiveRecord(step.tx))?.document ?? null;
    const needed = approvalsFor(live, record.document);
    const allowed = await listApprovers(step.tx, live, record.author);
    if (!performer.rep && needed > 0) return { outcome: 'not_in_slack', allowed };
    const { id = '' } = performer.rep ?? {};
    const may = !performer.rep || mayApprove(live, { id, role: performer.role });
    if (!may) return { outcome: 'not_permitted', allowed };
    const isOwn = actorName(actor) === record.author;
    if (isOwn && needed > 0 && record.state === 'proposed') {
      return { outcome: 'own_proposal', allowed };
    }
    const how = needed > 0 ? 'approved' : 'published';
    return publishProposal(step, record, { how, reason: null, onto, ...prepared });
  });
}
