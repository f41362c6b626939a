/** Takes in that Slack tells of somebody's quiet or status; whoever is no rep is none of ours. */
import { findSlackPresence } from '../../db/workspace/availability-store.ts';
import { findRepBySlackUser } from '../../db/workspace/team-store.ts';
import {
  addPresence,
  NOTHING_SAID,
  type SlackQuiet,
  type SlackStatus,
  samePresence,
} from '../../routing/people/slack-presence.ts';
import type { Context } from '../context.ts';
import { learnPresence, type PresenceLearnt } from '../steps/people/learn-presence.ts';
import { inStep } from '../steps/step.ts';

const SLACK = { kind: 'system', part: 'slack' } as const;

export interface PresenceNews {
  userId: string;
  quiet?: SlackQuiet;
  status?: SlackStatus;
  /** Slack tried to tell it before: newer news may have come since, so the rep is asked about. */
  isLate: boolean;
}

/** Slack tells of every edit of every profile several times: most of it ends after two reads. */
export async function followSlackPresence(
  ctx: Context,
  { userId, isLate, ...said }: PresenceNews,
): Promise<{ outcome: 'unknown_rep' | 'unchanged' | 'learnt' }> {
  const rep = await findRepBySlackUser(ctx.db.read, userId);
  if (!rep) return { outcome: 'unknown_rep' };
  const known = await findSlackPresence(ctx.db.read, rep.id);
  const before = known ?? NOTHING_SAID;
  if (samePresence(before, addPresence(before, said))) return { outcome: 'unchanged' };
  const news: PresenceLearnt = isLate ? { repId: rep.id, askAgain: true } : { repId: rep.id, said };
  return inStep(ctx, SLACK, async (step) => {
    await learnPresence(step, [news]);
    return { outcome: 'learnt' };
  });
}
