/** Plans time off of a rep, or changes what is planned; what starts by now begins at once. */
import {
  type AbsenceRecord,
  changeAbsence,
  findAbsence,
  insertAbsence,
  loadAbsences,
} from '../../db/workspace/availability-store.ts';
import { findRepById, type RepRecord } from '../../db/workspace/team-store.ts';
import {
  findOverlap,
  judgeTimeOff,
  type Stretch,
} from '../../routing/availability/typed/judge-time-off.ts';
import { type Actor, actorName } from '../../routing/model/actor.ts';
import type { TimeOffFault, TimeOffRow } from '../../routing/model/cards/hours-cards.ts';
import type { Context } from '../context.ts';
import { badCover } from '../steps/people/bad-cover.ts';
import { handOver, type Left } from '../steps/people/leave.ts';
import { auditTimeOff, beginTimeOff } from '../steps/people/time-off.ts';
import { findPerformer, mayActFor, type Refusal, refuse } from '../steps/permission.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { inStep, type Step } from '../steps/step.ts';
import { timeOffRow } from './time-off-row.ts';

export interface TimeOffPlan extends Stretch {
  repId: string;
  /** Null: nobody stands in. */
  coverId: string | null;
  /** The time off that gets these dates and this cover; null: it is new. */
  changes: string | null;
  actor: Actor;
}

export type PlanOutcome =
  /** `left`: what followed at once, where it has begun. */
  { outcome: 'planned'; timeOff: TimeOffRow; left: Left | null } | PlanRefusal;

export type PlanRefusal =
  | { outcome: 'bad_dates'; fault: TimeOffFault }
  | { outcome: 'overlaps'; timeOff: TimeOffRow }
  | { outcome: 'bad_cover'; cover: string }
  | { outcome: 'unknown_rep' }
  /** It was cancelled, or is over. */
  | { outcome: 'time_off_over' }
  | Refusal;

/** Everybody plans their own; managers and admins anybody's. Stretches do not overlap. */
export async function planTimeOff(ctx: Context, plan: TimeOffPlan): Promise<PlanOutcome> {
  return inStep(ctx, plan.actor, async (step) => {
    // Two who plan at once could not see that they overlap.
    await ctx.db.mutex(step.tx, 'time_off');
    const performer = await findPerformer(step.tx, plan.actor);
    if (!performer) return { outcome: 'stranger' };
    const rep = await findRepById(step.tx, plan.repId);
    if (!rep) return { outcome: 'unknown_rep' };
    if (!mayActFor(performer, rep.id)) return refuse(step.tx, 'manager');
    const before = plan.changes === null ? null : await findAbsence(step.tx, plan.changes);
    const isGone = !before || before.cancelledAt !== null || before.endsAt <= step.now;
    if (plan.changes !== null && (isGone || before.repId !== rep.id)) {
      return { outcome: 'time_off_over' };
    }
    const refused = await judge(step, plan, before);
    return refused ?? save(step, { plan, before, rep });
  });
}

/** What has begun keeps its begin, so only its end and its cover are judged. */
async function judge(
  step: Step,
  { repId, from, until, coverId }: TimeOffPlan,
  before: AbsenceRecord | null,
): Promise<PlanRefusal | null> {
  const stretch = { from: before?.begunAt ? step.now : from, until };
  const fault = judgeTimeOff(stretch, step.now);
  if (fault) return { outcome: 'bad_dates', fault };
  const known = (await loadAbsences(step.tx, step.now)).get(repId) ?? [];
  const other = findOverlap(
    stretch,
    known.filter(({ id }) => id !== before?.id),
  );
  if (other) return { outcome: 'overlaps', timeOff: await timeOffRow(step.tx, other) };
  const at = new Date(Math.max(stretch.from.getTime(), step.now.getTime()));
  const cover = await badCover(step, { repId, coverId, at });
  return cover ? { outcome: 'bad_cover', cover } : null;
}

interface Saving {
  plan: TimeOffPlan;
  before: AbsenceRecord | null;
  rep: RepRecord;
}

async function save(step: Step, { plan, before, rep }: Saving): Promise<PlanOutcome> {
  const absence = absenceOf(step, plan, before);
  if (before) await changeAbsence(step.tx, absence);
  else await insertAbsence(step.tx, absence);
  await auditTimeOff(step, absence, before ? 'changed' : 'planned');
  const { until, coverId } = plan;
  const left = before?.begunAt
    ? { moved: 0, cover: await handOver(step, rep, { until, coverId, coveredBy: before.coverId }) }
    : await beginTimeOff(step, absence.id);
  // Who waits for the old end of it may have less to wait.
  if (before) await drainForChange(step);
  return { outcome: 'planned', timeOff: await timeOffRow(step.tx, absence), left };
}

function absenceOf(step: Step, plan: TimeOffPlan, before: AbsenceRecord | null): AbsenceRecord {
  const { repId, from, until, coverId } = plan;
  return {
    id: before?.id ?? step.ctx.newId('abs'),
    repId,
    startsAt: before?.begunAt ? before.startsAt : from,
    endsAt: until,
    coverId,
    setBy: actorName(step.actor),
    setAt: step.now,
    begunAt: before?.begunAt ?? null,
    cancelledAt: null,
  };
}
