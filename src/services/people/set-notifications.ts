/** Sets what messages a rep wants; everybody sets their own, and nobody somebody else's. */
import { loadRepStates } from '../../db/workspace/team-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { changeRepState } from '../steps/people/change-rep-state.ts';
import { findPerformer } from '../steps/permission.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { audit, inStep } from '../steps/step.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';

export type NotificationsOutcome = { outcome: 'saved' | 'unchanged' } | { outcome: 'stranger' };

export interface Notifications {
  /** Leads of a hot tier off shift too. */
  outOfHours: boolean;
  actor: Actor;
}

export async function setNotifications(
  ctx: Context,
  { outOfHours, actor }: Notifications,
): Promise<NotificationsOutcome> {
  return inStep(ctx, actor, async (step) => {
    const rep = (await findPerformer(step.tx, actor))?.rep;
    if (!rep) return { outcome: 'stranger' };
    const before = (await loadRepStates(step.tx)).get(rep.id);
    if ((before?.outOfHours ?? false) === outOfHours) return { outcome: 'unchanged' };
    await changeRepState(step, rep.id, { outOfHours });
    await audit(step, {
      action: 'rep.notifications',
      subject: rep.id,
      data: { rep: rep.id, out_of_hours: outOfHours },
    });
    if (outOfHours) await drainForChange(step);
    return { outcome: 'saved' };
  });
}

/** What the form shows: how it is set, and which tiers the policy calls hot. */
export async function loadNotifications(
  ctx: Context,
  { repId }: { repId: string },
): Promise<{ outOfHours: boolean; hotTiers: string[] }> {
  const state = (await loadRepStates(ctx.db.read)).get(repId);
  const sla = (await loadLivePolicy(ctx))?.compiled.policy.sla ?? {};
  const hotTiers = Object.entries(sla).flatMap(([id, tier]) => (tier.out_of_hours ? [id] : []));
  return { outOfHours: state?.outOfHours ?? false, hotTiers };
}
