/** Finds the policy that a preview or a trial goes by: that of a directory, else the live one. */
import { AppError } from '../../errors.ts';
import { compilePolicy } from '../../routing/policy/compile-policy.ts';
import type { Context } from '../context.ts';
import { type LivePolicy, loadLivePolicy } from './load-policy.ts';
import type { Workspace } from './parse-workspace.ts';

/**
 * A directory's is version 0.
 *
 * @throws AppError `missing.policy`
 */
export async function loadTriedPolicy(
  ctx: Context,
  workspace: Workspace | undefined,
): Promise<LivePolicy> {
  if (workspace) return { compiled: compilePolicy(workspace.policy), version: 0 };
  const live = await loadLivePolicy(ctx);
  if (live) return live;
  const message = 'No policy is published. Run `baton apply DIR`, or name a directory with --with.';
  throw new AppError('missing.policy', message);
}
