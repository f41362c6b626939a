/** Follows what Slack says of a user: one who is gone gets no more leads, one who is back does. */
import { findRepBySlackUser, loadRepStates } from '../../db/workspace/team-store.ts';
import type { Context } from '../context.ts';
import { type DeactivateOutcome, deactivateRep } from './deactivate-rep.ts';
import { type ReactivateOutcome, reactivateRep } from './reactivate-rep.ts';

const SLACK = { kind: 'system', part: 'slack' } as const;

/** Slack tells of every edit of every profile, so most of it ends after two small reads. */
export async function followSlackUser(
  ctx: Context,
  input: { userId: string; deleted: boolean },
): Promise<DeactivateOutcome | ReactivateOutcome> {
  const rep = await findRepBySlackUser(ctx.db.read, input.userId);
  if (!rep) return { outcome: 'unknown_rep' };
  const state = (await loadRepStates(ctx.db.read)).get(rep.id);
  if (input.deleted === Boolean(state?.deactivatedAt)) return { outcome: 'unchanged' };
  const who = { repId: rep.id, actor: SLACK };
  return input.deleted ? deactivateRep(ctx, who) : reactivateRep(ctx, who);
}
