/** Sets a rep's own working week in place of the roster's, or lets the roster's hold again. */
import { findRepById, findRepState } from '../../db/workspace/team-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Hours } from '../../routing/model/workspace/roster.ts';
import type { Context } from '../context.ts';
import { changeRepState } from '../steps/people/change-rep-state.ts';
import { findPerformer, mayActFor, type Refusal, refuse } from '../steps/permission.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { audit, inStep } from '../steps/step.ts';

export interface OwnHours {
  repId: string;
  /** Checked by the schema of the roster; null: as the roster says. */
  own: { hours: Hours; timeZone: string } | null;
  actor: Actor;
}

export type OwnHoursOutcome =
  | { outcome: 'saved' }
  | { outcome: 'unchanged' }
  | { outcome: 'unknown_rep' }
  | Refusal;

/** Everybody sets their own; managers and admins anybody's. Clocks that run keep their times. */
export async function setOwnHours(
  ctx: Context,
  { repId, own, actor }: OwnHours,
): Promise<OwnHoursOutcome> {
  return inStep(ctx, actor, async (step) => {
    const performer = await findPerformer(step.tx, actor);
    if (!performer) return { outcome: 'stranger' };
    const rep = await findRepById(step.tx, repId);
    if (!rep) return { outcome: 'unknown_rep' };
    if (!mayActFor(performer, repId)) return refuse(step.tx, 'manager');
    const { hours, timezone } = rep.profile;
    const before = await findRepState(step.tx, repId);
    const isRoster = own === null || isSame(own, { hours, timeZone: timezone });
    const [ownHours, ownTimezone] = isRoster ? [null, null] : [own.hours, own.timeZone];
    const was = { hours: before?.ownHours ?? null, timeZone: before?.ownTimezone ?? null };
    if (isSame(was, { hours: ownHours, timeZone: ownTimezone })) {
      return { outcome: 'unchanged' };
    }
    await changeRepState(step, repId, { ownHours, ownTimezone });
    await audit(step, {
      action: 'rep.hours',
      subject: repId,
      data: { rep: repId, own: !isRoster },
    });
    await drainForChange(step);
    return { outcome: 'saved' };
  });
}

interface Week {
  hours: Hours | null;
  timeZone: string | null;
}

/** A week written in the same words; the same times in other words are somebody's own. */
function isSame(one: Week, other: Week): boolean {
  return one.timeZone === other.timeZone && sorted(one.hours) === sorted(other.hours);
}

function sorted(hours: Hours | null): string {
  if (hours === null || hours === 'always') return JSON.stringify(hours);
  return JSON.stringify(Object.entries(hours).toSorted(([a], [b]) => a.localeCompare(b)));
}
