import { fileURLToPath } from 'node:url';
import { readWorkspaceFiles } from '../../../src/handlers/cli/workspace/directory.ts';
import type { Channel, User } from '../../../src/sandbox/slack/state/model.ts';
import type { WorkspaceTexts } from '../../../src/services/workspace/file-fault.ts';
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
  const { roster, policy, accounts, contacts, sources, enrichment } = company;
  const given = { roster, policy, accounts, contacts, sources, enrichment };
  const base = example
    ? await readWorkspaceFiles(`${EXAMPLES}${example}`)
    : { roster: ROSTER, policy: POLICY, sources: SOURCES };
  const own = Object.entries(given).filter(([, text]) => text !== undefined);
  return { ...base, ...(Object.fromEntries(own) as WorkspaceTexts) };
}
