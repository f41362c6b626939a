import type { SlackGroup } from '../../ports.ts';
import type { Wire } from './messenger.ts';
import { orRefused } from './or-refused.ts';

const LIMIT = { family: 'look_up' } as const;

/** Whatever Slack refuses costs the groups and nothing else: the word says why. */
export async function readGroup(wire: Wire, groupId: string): Promise<SlackGroup> {
  const users = await orRefused(() => listUsers(wire, groupId));
  if (!Array.isArray(users)) return users;
  const handle = await orRefused(() => findHandle(wire, groupId));
  return { users, handle: typeof handle === 'string' ? handle : null };
}

async function listUsers({ call, client }: Wire, usergroup: string): Promise<string[]> {
  const method = { method: 'usergroups.users.list', repeatable: true, limit: LIMIT };
  const answer = await call(method, () => client.usergroups.users.list({ usergroup }));
  return answer.users ?? [];
}

/** Only the list of all groups says what people call one. */
async function findHandle({ call, client }: Wire, groupId: string): Promise<string | null> {
  const method = { method: 'usergroups.list', repeatable: true, limit: LIMIT };
  const { usergroups = [] } = await call(method, () => client.usergroups.list());
  return usergroups.find(({ id }) => id === groupId)?.handle ?? null;
}
