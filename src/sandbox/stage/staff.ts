import { faultLines } from '../../handlers/cli/workspace/directory.ts';
import type { Pool } from '../../routing/model/policy/policy.ts';
import type { WorkspaceTexts } from '../../services/workspace/file-fault.ts';
import { parseWorkspace } from '../../services/workspace/parse-workspace.ts';
import type { Channel, User, UserGroup } from '../slack/state/model.ts';

/** Whom a company has in Slack, and where they meet. */
export interface Staff {
  users: User[];
  channels: Channel[];
  /** Those that pools follow, with the members the file names. */
  userGroups: UserGroup[];
  /** The Slack user of each roster id. */
  userOf: Map<string, string>;
  /** Of whoever is named first. */
  zone: string;
}

interface Others {
  users?: User[];
  channels?: Channel[];
}

/**
 * Everybody of the workspace files as Slack knows them, and the channels the files name. Who has no
 * Slack id in the roster gets one, `U0ANA` for `ana`, that Baton finds by their e-mail.
 *
 * @throws Error that lists the faults of the files
 */
export function staffOf(files: WorkspaceTexts, others: Others = {}): Staff {
  const { users = [], channels = [] } = others;
  const parsed = parseWorkspace(files);
  if ('faults' in parsed) {
    throw new Error(
      ['The workspace files have faults:', ...parsed.faults.flatMap(faultLines)].join('\n'),
    );
  }
  const { roster, policy } = parsed.workspace;
  const { reps } = roster;
  const taken = new Set(users.map(({ email }) => email));
  const hired = reps
    .filter(({ slack, email }) => slack !== undefined || !taken.has(email))
    .map(({ id, slack, name, email, timezone }) => ({
      id: slack ?? `U0${id.toUpperCase()}`,
      name,
      tz: timezone,
      ...(email && { email }),
    }));
  const everybody = [...new Map([...users, ...hired].map((user) => [user.id, user])).values()];
  const userOf = new Map(
    reps.map(({ id, slack, email }) => {
      const found = everybody.find((one) => (slack ? one.id === slack : one.email === email));
      return [id, found?.id ?? ''];
    }),
  );
  const named = [...Object.values(roster.channels ?? {}), ...poolChannels(policy.pools)];
  const ids = [...new Set(named.filter((id) => id !== undefined))];
  const listed = ids.map((id) => ({ id, name: id.slice(2).toLowerCase() }));
  const zone = reps[0]?.timezone ?? 'UTC';
  const userGroups = groupsOf(policy.pools, userOf);
  return { users: everybody, channels: [...listed, ...channels], userGroups, userOf, zone };
}

/** Whoever `staff` names and `slack` does not know yet is there too. */
export function hire(staff: Staff, slack: Pick<Staff, 'users' | 'channels' | 'userGroups'>): void {
  slack.users.push(...unknown(staff.users, slack.users));
  slack.channels.push(...unknown(staff.channels, slack.channels));
  slack.userGroups.push(...unknown(staff.userGroups, slack.userGroups));
}

function groupsOf(pools: readonly Pool[], userOf: ReadonlyMap<string, string>): UserGroup[] {
  return pools.flatMap(({ id, follows, members }) => {
    if (!follows) return [];
    const users = Object.keys(members).flatMap((repId) => userOf.get(repId) || []);
    return [{ id: follows, name: `${id} reps`, handle: `${id}-reps`, users }];
  });
}

function poolChannels(pools: readonly { channel?: string | undefined }[]): string[] {
  return pools.flatMap(({ channel }) => (channel ? [channel] : []));
}

function unknown<T extends { id: string }>(named: T[], known: T[]): T[] {
  return named.filter(({ id }) => !known.some((one) => one.id === id));
}
