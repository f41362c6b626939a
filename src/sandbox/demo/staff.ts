import type { WorkspaceTexts } from '../../services/workspace/file-fault.ts';
import { parseWorkspace } from '../../services/workspace/parse-workspace.ts';
import type { Channel, User } from '../slack/state/model.ts';

/** Everybody of the workspace files, as Slack knows them, and the channels the files name. */
export function staffOf(files: WorkspaceTexts): { users: User[]; channels: Channel[] } {
  const parsed = parseWorkspace(files);
  if ('faults' in parsed) throw new Error(`examples/acme: ${JSON.stringify(parsed.faults)}`);
  const { roster, policy } = parsed.workspace;
  const users = (roster?.reps ?? []).flatMap(({ slack, name, email, timezone }) =>
    slack ? [{ id: slack, name, tz: timezone, ...(email && { email }) }] : [],
  );
  const named = [...Object.values(roster?.channels ?? {}), ...poolChannels(policy?.pools ?? [])];
  const ids = [...new Set(named.filter((id) => id !== undefined))];
  const channels = ids.map((id) => ({ id, name: id.slice(2).toLowerCase() }));
  return { users, channels };
}

function poolChannels(pools: readonly { channel?: string | undefined }[]): string[] {
  return pools.flatMap(({ channel }) => (channel ? [channel] : []));
}
