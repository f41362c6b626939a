import type { SlackQuiet, SlackStatus } from '../../routing/people/slack-presence.ts';
import type { Wire } from './messenger.ts';
import { orRefused } from './or-refused.ts';

const LIMIT = { family: 'look_up' } as const;

/** Whoever Slack leaves out is left out here: nothing is known of their quiet. */
export function readQuiet(
  { call, client }: Wire,
  userIds: readonly string[],
): Promise<Map<string, SlackQuiet> | { refused: string }> {
  const method = { method: 'dnd.teamInfo', repeatable: true, limit: LIMIT };
  const users = userIds.join(',');
  return orRefused(async () => {
    const answer = await call(method, () => client.dnd.teamInfo({ users }));
    const told = Object.entries(answer.users ?? {});
    return new Map(told.map(([id, user]) => [id, quietOf(user)]));
  });
}

/** Somebody without Do Not Disturb still has the hours it would have. */
function quietOf(user: {
  dnd_enabled?: boolean;
  next_dnd_start_ts?: number;
  next_dnd_end_ts?: number;
}): SlackQuiet {
  const { dnd_enabled: enabled, next_dnd_start_ts: start = 1, next_dnd_end_ts: end = 1 } = user;
  return enabled ? { start, end } : { start: 1, end: 1 };
}

export async function readStatus(wire: Wire, userId: string): Promise<SlackStatus | null> {
  const profile = (await readUser(wire, userId))?.profile;
  if (!profile) return null;
  const { status_emoji: emoji = '', status_expiration: expiration = 0 } = profile;
  return { emoji, expiration };
}

export async function readZone(wire: Wire, userId: string): Promise<string | null> {
  return (await readUser(wire, userId))?.tz || null;
}

async function readUser({ call, client }: Wire, user: string) {
  const method = { method: 'users.info', repeatable: true, limit: LIMIT };
  const answer = await orRefused(() => call(method, () => client.users.info({ user })));
  return 'refused' in answer ? null : (answer.user ?? null);
}
