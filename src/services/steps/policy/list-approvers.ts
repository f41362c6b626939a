/** Names those who may approve what somebody else proposed. */
import type { Reader } from '../../../db/database.ts';
import { listRepRecords } from '../../../db/workspace/team-store.ts';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import { mayApprove } from '../../../routing/policy/approvals.ts';

/** @param author as audit rows name actors: nobody approves what is their own */
export async function listApprovers(
  from: Reader,
  live: Policy | null,
  author: string | null,
): Promise<string[]> {
  const people = await listRepRecords(from);
  return people
    .filter(({ id, profile }) => mayApprove(live, { id, role: profile.role }))
    .filter(({ slackUserId }) => slackUserId !== null && `slack:${slackUserId}` !== author)
    .map(({ profile }) => profile.name);
}
