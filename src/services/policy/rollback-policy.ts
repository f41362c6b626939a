/** Brings an earlier policy version back at once: it was good before, so nobody has to agree. */
import { findPolicy, listPublications } from '../../db/workspace/policy-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import { LOOK_BACK, versionBefore } from '../../routing/model/policy/publication.ts';
import type { Context } from '../context.ts';
import { findPerformer } from '../steps/permission.ts';
import { loadLiveRecord } from '../steps/policy/judge-edition.ts';
import { type NoApprover, refuseApprover } from '../steps/policy/list-approvers.ts';
import { preparePublishing } from '../steps/policy/publish-record.ts';
import { lockPolicies, publishVersion } from '../steps/policy/write-version.ts';
import { inStep } from '../steps/step.ts';

export type RollbackOutcome =
  | { outcome: 'rolled_back'; version: number; replaces: number }
  | { outcome: 'is_live' | 'never_published'; version: number }
  | { outcome: 'nothing_before' | 'unknown_version' | 'reason_missing' | 'stranger' }
  | NoApprover;

export interface Rollback {
  /** Null for the version that was live before this one. */
  to: number | null;
  /** The version the person has seen as live: another click or person may have been first. */
  from?: number | null;
  reason: string;
  actor: Actor;
}

/** For whoever may approve a policy. Running clocks and offers keep the version they have. */
export async function rollbackPolicy(ctx: Context, input: Rollback): Promise<RollbackOutcome> {
  const past = await listPublications(ctx.db.read, LOOK_BACK);
  const target = input.to ?? versionBefore(past);
  const prepared = target === null ? null : await preparePublishing(ctx, target);
  return inStep(ctx, input.actor, async (step) => {
    await lockPolicies(step);
    const performer = await findPerformer(step.tx, input.actor);
    if (!performer) return { outcome: 'stranger' };
    const live = await loadLiveRecord(step.tx);
    const refused = await refuseApprover(step.tx, live?.document ?? null, performer);
    if (refused) return refused;
    if (target === null || !prepared) return noneBefore(past[0], input.from);
    const record = await findPolicy(step.tx, target);
    if (!record) return { outcome: 'unknown_version' };
    const { version, hash } = record;
    const seen = input.from ?? live?.version;
    if (live?.version === version || live?.version !== seen) {
      return { outcome: 'is_live', version: live?.version ?? version };
    }
    if (record.state !== 'published') return { outcome: 'never_published', version };
    const reason = input.reason.trim();
    if (reason === '') return { outcome: 'reason_missing' };
    const { holidays } = prepared;
    const how = 'rolled_back';
    const replaces = await publishVersion(step, { version, hash, how, reason, holidays });
    return { outcome: 'rolled_back', version, replaces };
  });
}

/** Somebody else was first, and brought back the very first version. */
function noneBefore(
  live: { version: number } | undefined,
  seen: number | null | undefined,
): RollbackOutcome {
  const wasFirst = live && typeof seen === 'number' && live.version !== seen;
  return wasFirst ? { outcome: 'is_live', version: live.version } : { outcome: 'nothing_before' };
}
