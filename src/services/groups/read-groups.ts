/** Asks Slack who is in each of the groups that pools follow. */
import type { Messenger, SlackGroup } from '../../ports.ts';
import type { Groups } from './follow-all.ts';

export type GroupReader = Pick<Messenger, 'readGroup'>;

/** One after the other: Slack allows few such calls a minute. */
export async function readGroups(
  pools: readonly { follows: string }[],
  messenger: GroupReader,
): Promise<Groups> {
  const groups = new Map<string, SlackGroup>();
  for (const id of new Set(pools.map(({ follows }) => follows))) {
    groups.set(id, await messenger.readGroup(id));
  }
  return groups;
}
