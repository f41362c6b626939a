/** Sets what messages a rep wants; everybody sets their own, and nobody somebody else's. */
import type { Reader } from '../../db/database.ts';
import { saveTaste } from '../../db/workspace/taste-store.ts';
import { findRepById, loadRepStates } from '../../db/workspace/team-store.ts';
import { nextMorning } from '../../routing/availability/mornings.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { Taste } from '../../routing/model/workspace/taste.ts';
import type { Context } from '../context.ts';
import { changeRepState } from '../steps/people/change-rep-state.ts';
import { findPerformer } from '../steps/permission.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { loadTeam } from '../steps/placing/load-team.ts';
import { audit, inStep, type Step } from '../steps/step.ts';
import { tasteOf } from '../views/taste-of.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';

export type NotificationsOutcome = { outcome: 'saved' | 'unchanged' } | { outcome: 'stranger' };

export interface Notifications extends Taste {
  /** Leads of a hot tier off shift too. */
  outOfHours: boolean;
}

/** What is left out stays as it is. */
export async function setNotifications(
  ctx: Context,
  { actor, ...change }: Partial<Notifications> & { actor: Actor },
): Promise<NotificationsOutcome> {
  return inStep(ctx, actor, async (step) => {
    const rep = (await findPerformer(step.tx, actor))?.rep;
    if (!rep) return { outcome: 'stranger' };
    const before = await notificationsOf(step.tx, rep.id);
    const after = { ...before, ...change };
    const names = Object.keys(before) as (keyof Notifications)[];
    if (names.every((name) => before[name] === after[name])) return { outcome: 'unchanged' };
    const { outOfHours, ...taste } = after;
    if (outOfHours !== before.outOfHours) await changeRepState(step, rep.id, { outOfHours });
    await keepTaste(step, rep.id, taste);
    await audit(step, {
      action: 'rep.notifications',
      subject: rep.id,
      data: {
        rep: rep.id,
        out_of_hours: outOfHours,
        remind: taste.remind,
        morning: taste.morning,
        weekly: taste.weekly,
        team_weekly: taste.teamWeekly,
        hide_names: taste.hideNames,
      },
    });
    if (outOfHours && !before.outOfHours) await drainForChange(step);
    return { outcome: 'saved' };
  });
}

async function keepTaste(step: Step, repId: string, taste: Taste): Promise<void> {
  const calendar = (await loadTeam(step.tx, step.now)).get(repId)?.presence.calendar;
  const isAwaited = taste.morning || taste.weekly || taste.teamWeekly;
  const morningAt = isAwaited && calendar ? nextMorning(calendar, step.now) : null;
  await saveTaste(step.tx, { repId, ...taste, morningAt });
}

async function notificationsOf(from: Reader, repId: string): Promise<Notifications> {
  const state = (await loadRepStates(from)).get(repId);
  return { ...(await tasteOf(from, repId)), outOfHours: state?.outOfHours ?? false };
}

/** What the form shows: how it is set, which tiers are hot, and whether they manage a team. */
export async function loadNotifications(
  ctx: Context,
  { repId }: { repId: string },
): Promise<Notifications & { hotTiers: string[]; manages: boolean }> {
  const from = ctx.db.read;
  const sla = (await loadLivePolicy(ctx))?.compiled.policy.sla ?? {};
  const hotTiers = Object.entries(sla).flatMap(([id, tier]) => (tier.out_of_hours ? [id] : []));
  const role = (await findRepById(from, repId))?.profile.role ?? 'rep';
  return { ...(await notificationsOf(from, repId)), hotTiers, manages: hasRole(role, 'manager') };
}
