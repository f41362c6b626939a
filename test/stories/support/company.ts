import { fileURLToPath } from 'node:url';
import { readWorkspaceFiles } from '../../../src/handlers/cli/workspace/directory.ts';
import { staffOf } from '../../../src/sandbox/demo/staff.ts';
import type { Channel, User } from '../../../src/sandbox/slack/state/model.ts';
import type { WorkspaceTexts } from '../../../src/services/workspace/file-fault.ts';
import { parseWorkspace } from '../../../src/services/workspace/parse-workspace.ts';
import { POLICY, ROSTER } from '../../support/world.ts';

const SOURCES = '- { id: website, kind: generic, channel: web }\n';
const EXAMPLES = fileURLToPath(new URL('../../../examples/', import.meta.url));

export interface Company extends WorkspaceTexts {
  /** A directory of `examples`, whose files stand where none is given here. */
  example?: string;
  /** Of Slack, beside the people and channels that the files name. */
  users?: User[];
  channels?: Channel[];
}

/** The workspace files of a story. */
export async function filesOf({ example, ...company }: Company): Promise<WorkspaceTexts> {
  const { roster, policy, accounts, sources } = company;
  const given = { roster, policy, accounts, sources };
  const base = example
    ? await readWorkspaceFiles(`${EXAMPLES}${example}`)
    : { roster: ROSTER, policy: POLICY, sources: SOURCES };
  const own = Object.entries(given).filter(([, text]) => text !== undefined);
  return { ...base, ...(Object.fromEntries(own) as WorkspaceTexts) };
}

export interface Staff {
  users: User[];
  channels: Channel[];
  /** The Slack user of each roster id. */
  userOf: Map<string, string>;
  /** Of whoever is named first. */
  zone: string;
}

/** Everybody as Slack knows them; who has no Slack id in the roster is found by e-mail. */
export function staffIn(files: WorkspaceTexts, { users = [], channels = [] }: Company): Staff {
  const parsed = parseWorkspace(files);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults, null, 2));
  const reps = parsed.workspace.roster.reps;
  const listed = staffOf(files);
  const taken = new Set(users.map(({ email }) => email));
  const unlisted = reps
    .filter(({ slack, email }) => slack === undefined && !taken.has(email))
    .map(({ id, name, email, timezone }) => ({
      id: `U0${id.toUpperCase()}`,
      name,
      tz: timezone,
      ...(email && { email }),
    }));
  const everybody = [...users, ...listed.users, ...unlisted];
  const userOf = new Map(
    reps.map(({ id, slack, email }) => {
      const found = everybody.find((one) => (slack ? one.id === slack : one.email === email));
      return [id, found?.id ?? ''];
    }),
  );
  const unique = new Map(everybody.map((user) => [user.id, user]));
  const zone = reps[0]?.timezone ?? 'UTC';
  return { users: [...unique.values()], channels: [...listed.channels, ...channels], userOf, zone };
}
