/** Makes the pools that follow Slack user groups have their members: a new policy version each. */
import type { PolicyRecord } from '../../db/workspace/policy-store.ts';
import type { Context } from '../context.ts';
import { editPolicy } from '../policy/edit-policy.ts';
import { proposePolicy } from '../policy/propose-policy.ts';
import { loadLiveRecord } from '../steps/policy/judge-edition.ts';
import { type FollowedPools, followAll, followersOf, loadGroupPeople } from './follow-all.ts';
import { keepGroups } from './keep-groups.ts';
import { type GroupReader, readGroups } from './read-groups.ts';

const SLACK = { kind: 'system', part: 'slack' } as const;

export type FollowOutcome =
  | { outcome: 'unchanged' }
  | { outcome: 'published' | 'proposed'; version: number }
  /** Somebody published another version meanwhile: the groups are compared with that one. */
  | { outcome: 'moved' }
  /** The live policy has other faults by now, and no new version of it can be written. */
  | { outcome: 'refused' };

/** @throws AppError of the messenger when Slack does not answer; nothing has changed then */
export async function followGroups(
  ctx: Context,
  { messenger }: { messenger: GroupReader },
): Promise<FollowOutcome> {
  const live = await loadLiveRecord(ctx.db.read);
  const pools = followersOf(live?.document.pools ?? []);
  if (!live || pools.length === 0) return { outcome: 'unchanged' };
  const groups = await readGroups(pools, messenger);
  const people = await loadGroupPeople(ctx.db.read);
  const found = followAll(pools, groups, people);
  const isNews = await keepGroups(ctx, groups, { people, found });
  return isNews ? writeChange(ctx, live, found) : { outcome: 'unchanged' };
}

async function writeChange(
  ctx: Context,
  live: PolicyRecord,
  { edits, changes }: FollowedPools,
): Promise<FollowOutcome> {
  const text = editPolicy(live.text, edits, live.version);
  const message = changes.map(({ words }) => words).join('; ');
  const written =
    text &&
    (await proposePolicy(ctx, {
      text,
      message,
      onto: live.version,
      whenFree: 'publish',
      actor: SLACK,
    }));
  if (written && 'version' in written) {
    return { outcome: written.outcome, version: written.version };
  }
  if (written && written.outcome === 'moved') return { outcome: 'moved' };
  if (written && written.outcome === 'unchanged') return { outcome: 'unchanged' };
  const faults = written && 'faults' in written ? written.faults.map(({ path }) => path) : [];
  ctx.log.warn({ version: live.version, faults }, 'The policy cannot follow its groups.');
  return { outcome: 'refused' };
}
