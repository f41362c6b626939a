/** Fills in the members of pools that follow user groups, before a workspace is applied. */
import type { Reader } from '../../db/database.ts';
import { listRepRecords, loadRepStates } from '../../db/workspace/team-store.ts';
import { toAppError } from '../../errors.ts';
import { policySchema } from '../../routing/model/policy/policy.ts';
import { type Roster, rosterSchema } from '../../routing/model/workspace/roster.ts';
import type { Context } from '../context.ts';
import { editPolicy } from '../policy/edit-policy.ts';
import type { WorkspaceTexts } from '../workspace/file-fault.ts';
import { readYaml } from '../workspace/reading/read-yaml.ts';
import { followAll, followersOf, type GroupPerson } from './follow-all.ts';
import { type GroupReader, readGroups } from './read-groups.ts';

export interface Filled {
  files: WorkspaceTexts;
  /** What the groups changed, and which could not be read. */
  notes: string[];
}

/**
 * So the version that is published has the group's people at once, and the same file applied again
 * is no change. What cannot be read stays as the file has it.
 */
export async function fillGroups(
  ctx: Context,
  files: WorkspaceTexts,
  messenger: GroupReader,
): Promise<Filled> {
  const policy = readYaml('policy.yml', files.policy ?? '', policySchema).value;
  const roster = readYaml('roster.yml', files.roster ?? '', rosterSchema).value;
  const pools = followersOf(policy?.pools ?? []);
  if (!policy || !roster || pools.length === 0) return { files, notes: [] };
  try {
    const people = await peopleOf(ctx.db.read, roster);
    const found = followAll(pools, await readGroups(pools, messenger), people);
    const basedOn = Number(policy.based_on?.slice(1) ?? 0);
    const text = editPolicy(files.policy ?? '', found.edits, basedOn);
    const unread = [...found.faults].map(([group, word]) => unreadWords(group, word));
    if (text === null) return { files, notes: unread };
    const notes = [...found.changes.map(({ words }) => words), ...unread];
    return { files: { ...files, policy: text }, notes };
  } catch (thrown) {
    const { message } = toAppError(thrown);
    return { files, notes: [`The user groups could not be read: ${message}`] };
  }
}

/** `missing_scope` and its like come from Slack; `nobody` is ours. */
function unreadWords(group: string, word: string): string {
  const why = word === 'nobody' ? 'has nobody of the roster' : `could not be read (${word})`;
  return `The user group ${group} ${why}: its pools keep the members of the file.`;
}

/** A Slack user found by e-mail counts as long as the address is the same. */
async function peopleOf(from: Reader, { reps }: Roster): Promise<GroupPerson[]> {
  const stored = await listRepRecords(from);
  const states = await loadRepStates(from);
  return reps.map(({ id, name, slack, email = null }) => {
    const before = stored.find((one) => one.id === id);
    const found = before?.email === email ? before.slackUserId : null;
    const slackUserId = slack ?? found;
    const hasLeft = states.get(id)?.deactivatedAt && slackUserId === before?.slackUserId;
    return { repId: id, name, slackUserId: hasLeft ? null : slackUserId };
  });
}
