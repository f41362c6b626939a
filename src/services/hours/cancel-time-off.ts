/** Cancels time off, planned or going on: leads come again, and what the cover has stays there. */
import { cancelAbsence, findAbsence } from '../../db/workspace/availability-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { TimeOffRow } from '../../routing/model/cards/hours-cards.ts';
import type { Context } from '../context.ts';
import { auditTimeOff } from '../steps/people/time-off.ts';
import { findPerformer, mayActFor, type Refusal, refuse } from '../steps/permission.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { inStep } from '../steps/step.ts';
import { timeOffRow } from './time-off-row.ts';

export type CancelOutcome =
  | { outcome: 'cancelled'; timeOff: TimeOffRow }
  | { outcome: 'unknown_time_off' }
  /** It was cancelled before, or is over. */
  | { outcome: 'time_off_over' }
  | Refusal;

export async function cancelTimeOff(
  ctx: Context,
  { id, actor }: { id: string; actor: Actor },
): Promise<CancelOutcome> {
  return inStep(ctx, actor, async (step) => {
    const performer = await findPerformer(step.tx, actor);
    if (!performer) return { outcome: 'stranger' };
    const known = await findAbsence(step.tx, id);
    if (!known) return { outcome: 'unknown_time_off' };
    if (!mayActFor(performer, known.repId)) return refuse(step.tx, 'manager');
    const cancelled = known.endsAt > step.now && (await cancelAbsence(step.tx, id, step.now));
    if (!cancelled) return { outcome: 'time_off_over' };
    await auditTimeOff(step, cancelled, 'cancelled');
    await drainForChange(step);
    return { outcome: 'cancelled', timeOff: await timeOffRow(step.tx, cancelled) };
  });
}
