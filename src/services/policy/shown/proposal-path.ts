/** Finds who is asked to approve: the owner of the policy, for their own the managers. */
import type { Reader } from '../../../db/database.ts';
import { findPolicy } from '../../../db/workspace/policy-store.ts';
import { findRepById, type RepRecord } from '../../../db/workspace/team-store.ts';
import { loadLiveRecord } from '../../steps/policy/judge-edition.ts';
import { escalationPath } from '../../views/escalation/escalation-path.ts';
import { repOfActor } from '../../views/names.ts';

export interface ProposalPath {
  /** Where to try, in order of preference. */
  path: string[];
  /** In which its times are read aloud. */
  timeZone: string;
}

export async function proposalPath(from: Reader, version: number): Promise<ProposalPath> {
  const live = await loadLiveRecord(from);
  const owner = await findRepById(from, live?.document.owners?.policy ?? '');
  const author = await authorOf(from, version);
  const isAsked = owner?.slackUserId && owner.id !== author?.id;
  const path = await escalationPath(from, {
    leadId: null,
    poolId: null,
    repId: author?.id ?? null,
  });
  return {
    path: isAsked && owner.slackUserId ? [owner.slackUserId, ...path] : path,
    timeZone: owner?.profile.timezone ?? 'UTC',
  };
}

/** Null for whoever wrote it at the command line, or is gone. */
export async function authorOf(from: Reader, version: number): Promise<RepRecord | null> {
  const record = await findPolicy(from, version);
  return record && repOfActor(from, record.author);
}
