/** Asks for the groups that pools follow to be read: the loop that does it survives a restart. */
import { writeSetting } from '../../db/workspace/settings-store.ts';
import type { Context } from '../context.ts';
import { inStep } from '../steps/step.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';
import { followersOf } from './follow-all.ts';

const SLACK = { kind: 'system', part: 'slack' } as const;

/** `groupId`: the one that Slack told of; null for whichever there are. */
export async function requestGroups(
  ctx: Context,
  { groupId, inMs = 0 }: { groupId: string | null; inMs?: number },
): Promise<{ outcome: 'requested' | 'unfollowed' }> {
  const pools = followersOf((await loadLivePolicy(ctx))?.compiled.policy.pools ?? []);
  if (!pools.some(({ follows }) => groupId === null || follows === groupId)) {
    return { outcome: 'unfollowed' };
  }
  return inStep(ctx, SLACK, async ({ tx, now }) => {
    const at = new Date(now.getTime() + inMs).toISOString();
    await writeSetting(tx, 'groups_due', { at });
    return { outcome: 'requested' };
  });
}
