/**
 * Publishes a proposal from the command line. Where the policy asks for an approval this is the
 * break-glass path: it takes a reason, and everybody hears of it.
 */
import { findPolicy } from '../../db/workspace/policy-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import { approvalsFor } from '../../routing/policy/approvals.ts';
import type { Context } from '../context.ts';
import { loadLiveRecord } from '../steps/policy/judge-edition.ts';
import {
  type PublishOutcome,
  preparePublishing,
  publishProposal,
} from '../steps/policy/publish-record.ts';
import { lockPolicies } from '../steps/policy/write-version.ts';
import { inStep } from '../steps/step.ts';

export type PublishPolicyOutcome =
  | PublishOutcome
  | { outcome: 'unknown_version' }
  /** An approval is skipped, and nobody said why. */
  | { outcome: 'reason_missing' };

export interface Publication {
  version: number;
  reason: string | null;
  /** The live version whose changes the publisher has seen and means to replace. */
  onto?: number | null;
  actor: Extract<Actor, { kind: 'cli' }>;
}

export async function publishPolicy(
  ctx: Context,
  { version, actor, onto = null, ...input }: Publication,
): Promise<PublishPolicyOutcome> {
  const reason = input.reason?.trim() || null;
  const prepared = await preparePublishing(ctx, version);
  return inStep(ctx, actor, async (step): Promise<PublishPolicyOutcome> => {
    await lockPolicies(step);
    const record = await findPolicy(step.tx, version);
    if (!record) return { outcome: 'unknown_version' };
    const live = await loadLiveRecord(step.tx);
    const isGuarded = approvalsFor(live?.document ?? null, record.document) > 0;
    if (isGuarded && reason === null && record.state === 'proposed') {
      return { outcome: 'reason_missing' };
    }
    const how = isGuarded ? 'break_glass' : 'published';
    return publishProposal(step, record, { how, reason, onto, ...prepared });
  });
}
