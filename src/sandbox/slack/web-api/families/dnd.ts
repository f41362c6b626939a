import { app, type Period, type User } from '../../state/model.ts';
import { Refusal } from '../../state/refusal.ts';
import { listOf, optionalText } from '../arguments.ts';
import type { Methods } from '../method.ts';

const dayMs = 24 * 3600_000;

export const dndMethods: Methods = {
  'dnd.info': ({ directory, now }, args) => {
    const user = directory.findUser(optionalText(args, 'user') ?? app.botUserId);
    if (!user) throw new Refusal('user_not_found');
    return describeDoNotDisturb(user, now());
  },

  'dnd.teamInfo': ({ directory, now }, args) => {
    const ids = listOf(args, 'users') ?? [];
    if (ids.length === 0) throw new Refusal('no_users_provided');
    const people = ids.flatMap((id) => directory.findUser(id) ?? []);
    const at = now();
    return {
      users: Object.fromEntries(people.map((user) => [user.id, describeDoNotDisturb(user, at)])),
    };
  },
};

/** What Slack tells others; the words about a snooze it keeps for the person themselves. */
export function describeDoNotDisturb(user: User, at: Date): Record<string, unknown> {
  const period = nextPeriod(user, at);
  return {
    dnd_enabled: period !== undefined,
    next_dnd_start_ts: period ? seconds(period.startsAt) : 1,
    next_dnd_end_ts: period ? seconds(period.endsAt) : 1,
  };
}

/** The time of quiet that goes on, or the one that comes next. */
function nextPeriod({ doNotDisturb }: User, at: Date): Period | undefined {
  const { snooze, nightly } = doNotDisturb ?? {};
  if (snooze && snooze.startsAt <= at && at < snooze.endsAt) return snooze;
  if (!nightly) return undefined;
  const over = at.getTime() - nightly.endsAt.getTime();
  const days = Math.floor(over / dayMs) + 1;
  return { startsAt: later(nightly.startsAt, days), endsAt: later(nightly.endsAt, days) };
}

const later = (time: Date, days: number) => new Date(time.getTime() + days * dayMs);
const seconds = (time: Date) => Math.floor(time.getTime() / 1000);
