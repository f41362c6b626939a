/** Asks Slack what it says of reps, a few at a time: when it first knows them, and each hour. */
import {
  loadSlackPresence,
  type SlackPresenceRecord,
} from '../../db/workspace/availability-store.ts';
import { readSetting } from '../../db/workspace/settings-store.ts';
import { listRepRecords, loadRepStates } from '../../db/workspace/team-store.ts';
import { toAppError } from '../../errors.ts';
import type { Messenger } from '../../ports.ts';
import { DEFAULT_PRESENCE } from '../../routing/model/workspace/roster.ts';
import type { SlackQuiet } from '../../routing/people/slack-presence.ts';
import type { Context } from '../context.ts';
import { learnPresence, type PresenceLearnt } from '../steps/people/learn-presence.ts';
import { inStep } from '../steps/step.ts';

const SLACK = { kind: 'system', part: 'slack' } as const;
/** Hours of quiet pass without a word from Slack, and what it says while we are down is lost. */
const AGAIN_MS = 3_600_000;
/** A round comes each ten seconds, and people who are not linked yet are looked up in it too. */
const PER_ROUND = 6;

export type PresenceReader = Pick<Messenger, 'readQuiet' | 'readStatus'>;

interface Due {
  repId: string;
  userId: string;
  known: SlackPresenceRecord | null;
}

/** How many reps were read. When Slack asks to wait, the rest is left to the next round. */
export async function readSlackPresence(
  ctx: Context,
  { messenger }: { messenger: PresenceReader },
): Promise<number> {
  const due = await listDue(ctx);
  if (due.length === 0) return 0;
  const learnt = await askAbout(ctx, due, messenger);
  if (learnt.length > 0) await inStep(ctx, SLACK, (step) => learnPresence(step, learnt));
  return learnt.length;
}

/** Whoever was not asked about for longest comes first. */
async function listDue(ctx: Context): Promise<Due[]> {
  const presence = await loadSlackPresence(ctx.db.read);
  const states = await loadRepStates(ctx.db.read);
  const before = ctx.clock.now().getTime() - AGAIN_MS;
  const seenAt = ({ known }: Due) => known?.seenAt.getTime() ?? 0;
  return (await listRepRecords(ctx.db.read))
    .flatMap(({ id, slackUserId }) => {
      if (slackUserId === null || states.get(id)?.deactivatedAt) return [];
      return [{ repId: id, userId: slackUserId, known: presence.get(id) ?? null }];
    })
    .filter((one) => seenAt(one) <= before)
    .toSorted((one, other) => seenAt(one) - seenAt(other))
    .slice(0, PER_ROUND);
}

async function askAbout(
  ctx: Context,
  due: readonly Due[],
  messenger: PresenceReader,
): Promise<PresenceLearnt[]> {
  const learnt: PresenceLearnt[] = [];
  try {
    const userIds = due.map(({ userId }) => userId);
    const quiet = await readQuiet(ctx, userIds, messenger);
    for (const { repId, userId, known } of due) {
      const status = (await messenger.readStatus(userId)) ?? undefined;
      learnt.push({ repId, said: { quiet: quiet.get(userId), status }, asked: { known } });
    }
  } catch (thrown) {
    if (toAppError(thrown).code !== 'upstream.rate_limited') throw thrown;
  }
  return learnt;
}

/** Of nobody where Slack refuses, or the roster says that it does not matter. */
async function readQuiet(
  ctx: Context,
  userIds: readonly string[],
  messenger: PresenceReader,
): Promise<ReadonlyMap<string, SlackQuiet>> {
  const terms = await readSetting(ctx.db.read, 'team_terms');
  const { slack_dnd: counts } = terms?.presence ?? DEFAULT_PRESENCE;
  const told = counts ? await messenger.readQuiet(userIds) : null;
  return told && !('refused' in told) ? told : new Map<string, SlackQuiet>();
}
