import type { SlackQuiet, SlackStatus } from '../../../src/routing/people/slack-presence.ts';
import { followSlackPresence } from '../../../src/services/presence/follow-slack-presence.ts';
import type { PresenceReader } from '../../../src/services/presence/read-slack-presence.ts';
import { POLICY, ROSTER, type World } from '../../support/world.ts';

const SHIFT = 'hours: { mon-fri: ["09:00-18:00"] }';
/** Ana and Ben; both work from nine to six, and it is ten. */
export const TWO = {
  roster: ROSTER.replaceAll(/(id: (ana|ben), [^}]*) }/g, `$1, ${SHIFT} }`),
  policy: POLICY.replace(', cleo: 100', ''),
};
export const withTerms = (presence: string) => ({
  ...TWO,
  roster: TWO.roster.replace('version: 1\n', `version: 1\npresence: ${presence}\n`),
});

const userOf = (repId: string) => `U0${repId.toUpperCase()}`;
const secondsIn = (world: World, minutes: number) =>
  Math.floor(world.ctx.clock.now().getTime() / 1000) + minutes * 60;

/** Quiet from now on, or from `from` on, in minutes; null: none. */
export function quiet(world: World, minutes: number | null, from = 0): SlackQuiet {
  if (minutes === null) return { start: 1, end: 1 };
  return { start: secondsIn(world, from), end: secondsIn(world, from + minutes) };
}
/** Ends after so many minutes; left out, never. */
export const status = (world: World, emoji: string, minutes?: number): SlackStatus => ({
  emoji,
  expiration: minutes === undefined ? 0 : secondsIn(world, minutes),
});

/** Slack tells of it by itself. */
export function tell(
  world: World,
  repId: string,
  said: { quiet?: SlackQuiet; status?: SlackStatus; isLate?: boolean },
) {
  return followSlackPresence(world.ctx, { userId: userOf(repId), isLate: false, ...said });
}

/** A Slack that answers when it is asked, and remembers about whom. */
export function slackThat(
  says: Record<string, { quiet?: SlackQuiet; status?: SlackStatus }>,
  refused?: string,
): PresenceReader & { asked: string[] } {
  const asked: string[] = [];
  const sayings = Object.entries(says).map(([repId, said]) => [userOf(repId), said] as const);
  return {
    asked,
    async readQuiet(userIds) {
      asked.push(`quiet of ${userIds.join(' ')}`);
      if (refused) return { refused };
      const told = sayings.filter(([id]) => userIds.includes(id));
      return new Map(told.flatMap(([id, said]) => (said.quiet ? [[id, said.quiet] as const] : [])));
    },
    async readStatus(userId) {
      asked.push(`status of ${userId}`);
      return sayings.find(([id]) => id === userId)?.[1].status ?? null;
    },
  };
}
