/** Ends a proposal that is not to decide: rejected by who could approve it, or withdrawn. */
import { findPolicy, settlePolicy } from '../../db/workspace/policy-store.ts';
import { type Actor, actorName } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { findPerformer } from '../steps/permission.ts';
import { loadLiveRecord } from '../steps/policy/judge-edition.ts';
import { type NoApprover, refuseApprover } from '../steps/policy/list-approvers.ts';
import { policySubject } from '../steps/policy/policy-subject.ts';
import { type NotProposed, notProposed } from '../steps/policy/publish-record.ts';
import { lockPolicies } from '../steps/policy/write-version.ts';
import { audit, inStep } from '../steps/step.ts';
import { tellEnded } from '../steps/telling/tell-of-policy.ts';

export type RejectOutcome =
  | { outcome: 'rejected' | 'withdrawn'; version: number }
  | NotProposed
  | { outcome: 'unknown_version' | 'reason_missing' | 'stranger' }
  | NoApprover;

export interface Rejection {
  version: number;
  /** Its author reads it; who withdraws their own need not give one. */
  reason: string;
  actor: Actor;
}

export async function rejectPolicy(ctx: Context, input: Rejection): Promise<RejectOutcome> {
  const { version, actor } = input;
  const reason = input.reason.trim();
  return inStep(ctx, actor, async (step): Promise<RejectOutcome> => {
    await lockPolicies(step);
    const performer = await findPerformer(step.tx, actor);
    if (!performer) return { outcome: 'stranger' };
    const record = await findPolicy(step.tx, version);
    if (!record) return { outcome: 'unknown_version' };
    const isOwn = actorName(actor) === record.author;
    const live = (await loadLiveRecord(step.tx))?.document ?? null;
    const refused = isOwn ? null : await refuseApprover(step.tx, live, performer);
    if (refused) return refused;
    if (record.state !== 'proposed') return notProposed(step.tx, record);
    if (!isOwn && reason === '') return { outcome: 'reason_missing' };
    const state = isOwn ? 'withdrawn' : 'rejected';
    const settledReason = reason === '' ? null : reason;
    const end = { state, settledBy: actorName(actor), settledAt: step.now, settledReason } as const;
    await settlePolicy(step.tx, version, end);
    await audit(step, { action: `policy.${state}`, subject: policySubject(version) });
    await tellEnded(step, { version, state });
    return { outcome: state, version };
  });
}
