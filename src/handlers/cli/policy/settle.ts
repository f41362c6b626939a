import type { Context } from '../../../services/context.ts';
import { type ApproveOutcome, approvePolicy } from '../../../services/policy/approve-policy.ts';
import {
  type PublishPolicyOutcome,
  publishPolicy,
} from '../../../services/policy/publish-policy.ts';
import { rejectPolicy } from '../../../services/policy/reject-policy.ts';
import { rollbackPolicy } from '../../../services/policy/rollback-policy.ts';
import { snakeKeys } from '../format.ts';
import type { Answer, Shell } from '../shell.ts';
import { faultLines } from '../workspace/directory.ts';
import { readOptionalVersion, readVersion } from './read-version.ts';
import { refusal } from './refusals.ts';

export interface SettleOptions {
  reason?: string;
  onto?: string;
}
type Named = SettleOptions & { version: string };

export async function approve(ctx: Context, { deps }: Shell, named: Named): Promise<Answer> {
  const version = readVersion(named.version);
  const onto = readOptionalVersion(named.onto);
  return published(await approvePolicy(ctx, { version, onto, actor: deps.actor }), version);
}

export async function publish(ctx: Context, { deps }: Shell, named: Named): Promise<Answer> {
  const version = readVersion(named.version);
  const onto = readOptionalVersion(named.onto);
  const input = { version, onto, reason: named.reason ?? null, actor: deps.actor };
  return published(await publishPolicy(ctx, input), version);
}

function published(outcome: ApproveOutcome | PublishPolicyOutcome, version: number): Answer {
  if (outcome.outcome !== 'published') throw refusal(outcome, version);
  const { replaces, warnings } = outcome;
  const before = replaces === 0 ? '' : ` It replaces v${replaces}.`;
  const lines = [
    `v${version} is live: every lead from now on is decided by it.${before}`,
    ...warnings.flatMap(faultLines),
    'Next: baton policy rollback --reason "…" takes it back in one step',
  ];
  return { json: snakeKeys(outcome), lines };
}

export async function reject(ctx: Context, { deps }: Shell, named: Named): Promise<Answer> {
  const version = readVersion(named.version);
  const input = { version, reason: named.reason ?? '', actor: deps.actor };
  const outcome = await rejectPolicy(ctx, input);
  if (!('version' in outcome) || outcome.outcome === 'not_proposed') {
    throw refusal(outcome, version);
  }
  const lines = [`v${version} is ${outcome.outcome}; nothing else was changed.`];
  return { json: snakeKeys(outcome), lines: [...lines, 'Next: baton policy list'] };
}

export async function rollback(
  ctx: Context,
  { deps }: Shell,
  named: { version?: string; reason?: string },
): Promise<Answer> {
  const to = readOptionalVersion(named.version);
  const input = { to, reason: named.reason ?? '', actor: deps.actor };
  const outcome = await rollbackPolicy(ctx, input);
  if (outcome.outcome !== 'rolled_back') throw refusal(outcome, to);
  const { version, replaces } = outcome;
  const lines = [
    `v${version} is live again instead of v${replaces}. Clocks and offers that run keep the version they began with.`,
    `Next: baton policy diff v${replaces} v${version}`,
  ];
  return { json: snakeKeys(outcome), lines };
}
