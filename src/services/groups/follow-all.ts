/** Compares pools with the Slack user groups they follow: the edits to make, and their words. */
import type { Reader } from '../../db/database.ts';
import { listRepRecords, loadRepStates } from '../../db/workspace/team-store.ts';
import type { SlackGroup } from '../../ports.ts';
import type { Pool } from '../../routing/model/policy/policy.ts';
import { followGroup } from '../../routing/people/follow-group.ts';
import type { PolicyEdit } from '../policy/edit-policy.ts';

export interface GroupPerson {
  repId: string;
  name: string;
  /** Null for somebody Slack does not know, or does not know any more. */
  slackUserId: string | null;
}
export type Groups = ReadonlyMap<string, SlackGroup>;
type Follower = Pick<Pool, 'id' | 'members'> & { follows: string };

export interface FollowedPools {
  edits: PolicyEdit[];
  /** `emea follows @emea-reps: + Dirk Vogel, − Ben Koch`, by the group's id. */
  changes: { group: string; words: string }[];
  /** By the group's id, why pools keep their members. */
  faults: Map<string, string>;
}

const MOST_NAMED = 5;

export function followersOf(pools: readonly Pool[]): Follower[] {
  return pools.flatMap(({ id, members, follows }) => (follows ? [{ id, members, follows }] : []));
}

/** Pure. A group that could not be read changes nothing. */
export function followAll(
  pools: readonly Follower[],
  groups: Groups,
  people: readonly GroupPerson[],
): FollowedPools {
  const all: FollowedPools = { edits: [], changes: [], faults: new Map() };
  const known = people.map(({ repId }) => repId);
  for (const { id, follows, members } of pools) {
    const group = groups.get(follows);
    if (!group || 'refused' in group) {
      if (group) all.faults.set(follows, group.refused);
      continue;
    }
    const present = people
      .filter(({ slackUserId }) => slackUserId !== null && group.users.includes(slackUserId))
      .map(({ repId }) => repId);
    const followed = followGroup({ members, present, known });
    if (followed.outcome === 'nobody') all.faults.set(follows, 'nobody');
    if (followed.outcome !== 'changed') continue;
    all.edits.push({ kind: 'members', pool: id, members: followed.members });
    const words = [named('+', followed.joined, people), named('−', followed.left, people)];
    const name = groupName(follows, group.handle);
    all.changes.push({
      group: follows,
      words: `${id} follows ${name}: ${words.filter((one) => one !== '').join(', ')}`,
    });
  }
  return all;
}

/** `@emea-reps`; its id where Slack does not say. */
export function groupName(groupId: string, handle: string | null): string {
  return handle ? `@${handle}` : groupId;
}

export async function loadGroupPeople(from: Reader): Promise<GroupPerson[]> {
  const states = await loadRepStates(from);
  return (await listRepRecords(from)).map(({ id, profile, slackUserId }) => ({
    repId: id,
    name: profile.name,
    slackUserId: states.get(id)?.deactivatedAt ? null : slackUserId,
  }));
}

function named(sign: string, ids: readonly string[], people: readonly GroupPerson[]): string {
  const names = ids.map((id) => people.find(({ repId }) => repId === id)?.name ?? id);
  const rest = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).map((name) => `${sign} ${name}`);
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
