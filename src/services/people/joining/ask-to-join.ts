/** Asks somebody who may for leads: for a rep in no pool, or for who is not on the roster. */
import { listSubjectEvents } from '../../../db/audit/audit-store.ts';
import { findRepBySlackUser } from '../../../db/workspace/team-store.ts';
import { isMember } from '../../../routing/model/policy/policy.ts';
import type { Context } from '../../context.ts';
import { audit, inStep, promise } from '../../steps/step.ts';
import { loadLivePolicy } from '../../workspace/load-policy.ts';
import { whomToAsk } from './whom-to-ask.ts';

export type JoinOutcome =
  | { outcome: 'asked'; to: string }
  | { outcome: 'asked_before'; at: Date }
  | { outcome: 'in_pool' }
  | { outcome: 'nobody' };

const DAY_MS = 86_400_000;

/** Of one person once a day: a second press finds the first. */
export async function askToJoin(
  ctx: Context,
  { userId }: { userId: string },
): Promise<JoinOutcome> {
  const pools = (await loadLivePolicy(ctx))?.compiled.policy.pools ?? [];
  return inStep(ctx, { kind: 'slack', userId }, async (step) => {
    const { tx, now } = step;
    await ctx.db.mutex(tx, 'join');
    const rep = await findRepBySlackUser(tx, userId);
    if (rep && pools.some((pool) => isMember(pool, rep.id))) return { outcome: 'in_pool' };
    const asked = await whomToAsk(tx, rep);
    if (!asked) return { outcome: 'nobody' };
    const to = asked.name;
    const action = 'join.asked';
    const [before] = await listSubjectEvents(tx, { subject: userId, actions: [action], limit: 1 });
    const isRecent = before && now.getTime() - before.at.getTime() < DAY_MS;
    if (isRecent) return { outcome: 'asked_before', at: before.at };
    await audit(step, { action, subject: userId, data: { to: asked.repId } });
    await promise(step, {
      destination: 'slack',
      kind: 'join',
      leadId: null,
      stream: `join:${userId}`,
      payload: { userId, repId: asked.repId },
    });
    return { outcome: 'asked', to };
  });
}
