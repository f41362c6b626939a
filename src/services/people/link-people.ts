/** Finds the Slack users of people whom the roster names by e-mail alone. */
import {
  findRepBySlackUser,
  linkSlackUser,
  listUnlinkedReps,
} from '../../db/workspace/team-store.ts';
import { toAppError } from '../../errors.ts';
import type { Messenger } from '../../ports.ts';
import type { Context } from '../context.ts';
import { requestGroups } from '../groups/request-groups.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { audit, inStep } from '../steps/step.ts';

const CLOCK = { kind: 'system', part: 'clock' } as const;
/** About as many as Slack lets us look up between two rounds of ten seconds. */
const ROUND_MS = 10_000;
const PER_ROUND = 8;

/**
 * Returns the ids of those whom Slack does not know, or knows as somebody else of the roster. When
 * Slack asks to wait, the rest is left to the next round.
 */
export async function linkPeople(
  ctx: Context,
  { messenger }: { messenger: Pick<Messenger, 'findUserByEmail'> },
): Promise<string[]> {
  const missing: string[] = [];
  let isNew = false;
  for (const rep of rotate(await listUnlinkedReps(ctx.db.read), ctx.clock.now())) {
    try {
      const userId = rep.email && (await messenger.findUserByEmail(rep.email));
      if (userId && (await link(ctx, rep.id, userId))) isNew = true;
      else missing.push(rep.id);
    } catch (thrown) {
      if (toAppError(thrown).code !== 'upstream.rate_limited') throw thrown;
      break;
    }
  }
  // They may be in a user group that a pool follows.
  if (isNew) await requestGroups(ctx, { groupId: null });
  return missing;
}

/** Each round begins elsewhere: who is never found keeps nobody else from being looked up. */
function rotate<T>(list: readonly T[], now: Date): T[] {
  const start = (Math.floor(now.getTime() / ROUND_MS) * PER_ROUND) % Math.max(1, list.length);
  return [...list.slice(start), ...list.slice(0, start)];
}

/** False when another line of the roster names that Slack user already. */
function link(ctx: Context, repId: string, userId: string): Promise<boolean> {
  return inStep(ctx, CLOCK, async (step) => {
    if (await findRepBySlackUser(step.tx, userId)) return false;
    await linkSlackUser(step.tx, repId, userId);
    await drainForChange(step);
    await audit(step, { action: 'rep.linked', subject: repId, data: { slack: userId } });
    return true;
  });
}
