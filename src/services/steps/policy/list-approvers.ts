/** Says who may approve what somebody else proposed, and refuses whoever may not. */
import type { Reader } from '../../../db/database.ts';
import { listRepRecords } from '../../../db/workspace/team-store.ts';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import { mayApprove } from '../../../routing/policy/approvals.ts';
import type { Performer } from '../permission.ts';

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

export interface NoApprover {
  outcome: 'not_permitted';
  allowed: string[];
}

/** Null for who may decide on a policy that is live; a shell may, as an admin. */
export async function refuseApprover(
  from: Reader,
  live: Policy | null,
  { rep, role }: Performer,
): Promise<NoApprover | null> {
  if (!rep || mayApprove(live, { id: rep.id, role })) return null;
  return { outcome: 'not_permitted', allowed: await listApprovers(from, live, null) };
}
