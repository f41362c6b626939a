/** Sets a rep Away or back: unclaimed offers of somebody who leaves go to others, without blame. */
import {
  findRepById,
  findRepState,
  type RepRecord,
  type RepStateRecord,
} from '../../db/workspace/team-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { badCover } from '../steps/people/bad-cover.ts';
import { changeRepState } from '../steps/people/change-rep-state.ts';
import { leave, type TakenOver } from '../steps/people/leave.ts';
import { endTimeOff } from '../steps/people/time-off.ts';
import { findPerformer, mayActFor, type Refusal, refuse } from '../steps/permission.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { loadTeam } from '../steps/placing/load-team.ts';
import { audit, inStep, type Step } from '../steps/step.ts';

export type AvailabilityOutcome =
  | {
      outcome: 'away';
      name: string;
      until: Date | null;
      moved: number;
      cover: TakenOver | null;
    }
  | { outcome: 'back'; name: string }
  /** There is no end to keep: the rep is back already. */
  | { outcome: 'not_away'; name: string }
  | { outcome: 'unknown_rep' }
  /** Nobody covers for themselves, and nobody who is out covers. */
  | { outcome: 'bad_cover'; name: string; cover: string }
  | Refusal;

export interface Availability {
  repId: string;
  /**
   * Null: back, which also ends the cover. `until` null: until back by hand; left out: as it was
   * set while away.
   */
  away: { until?: Date | null } | null;
  /** Left out: as it was set while away; null: nobody. */
  coverId?: string | null;
  actor: Actor;
}

/** By a person, and not after misses. */
const AWAY = { away: true, awayForMisses: false } as const;
const BACK = { away: false, awayForMisses: false } as const;

/** Everybody sets their own; managers and admins set anybody's. */
export async function setAvailability(
  ctx: Context,
  input: Availability,
): Promise<AvailabilityOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const performer = await findPerformer(step.tx, input.actor);
    if (!performer) return { outcome: 'stranger' };
    const rep = await findRepById(step.tx, input.repId);
    if (!rep) return { outcome: 'unknown_rep' };
    if (!mayActFor(performer, rep.id)) return refuse(step.tx, 'manager');
    if (!input.away) {
      await comeBack(step, rep);
      return { outcome: 'back', name: rep.profile.name };
    }
    return setAway(step, rep, { until: input.away.until, coverId: input.coverId });
  });
}

async function setAway(
  step: Step,
  rep: RepRecord,
  wanted: { until: Date | null | undefined; coverId: string | null | undefined },
): Promise<AvailabilityOutcome> {
  const { name } = rep.profile;
  const bad = await badCover(step, { repId: rep.id, coverId: wanted.coverId, at: step.now });
  if (bad) return { outcome: 'bad_cover', name, cover: bad };
  const was = (await loadTeam(step.tx, step.now)).get(rep.id);
  const until = wanted.until === undefined ? awayUntil(was?.state ?? null, step.now) : wanted.until;
  if (until === undefined) return { outcome: 'not_away', name };
  const coverId = wanted.coverId === undefined ? (was?.coverId ?? null) : wanted.coverId;
  await changeRepState(step, rep.id, { ...AWAY, awayUntil: until, coverId });
  await audit(step, {
    action: 'rep.away',
    subject: rep.id,
    data: { until: until?.toISOString() ?? null, cover: coverId },
  });
  const coveredBy = was?.coverId ?? null;
  const left = await leave(step, rep, { why: 'away', until, coverId, coveredBy });
  return { outcome: 'away', name, until, ...left };
}

/** Undefined for somebody who is not Away now. */
function awayUntil(state: RepStateRecord | null, now: Date): Date | null | undefined {
  const { away, awayUntil: until = null } = state ?? {};
  return away && (until === null || until > now) ? until : undefined;
}

/** Leads are wanted again now, so time off that goes on is over as well. */
async function comeBack(step: Step, rep: RepRecord): Promise<void> {
  await changeRepState(step, rep.id, { ...BACK, awayUntil: null, coverId: null });
  await endTimeOff(step, rep.id);
  await audit(step, { action: 'rep.back', subject: rep.id, data: { until: null, cover: null } });
  await drainForChange(step);
}

/** How somebody is Away now, for the form that changes it; null for who is not. */
export async function loadAway(
  ctx: Context,
  { repId }: { repId: string },
): Promise<{ until: Date | null; coverId: string | null } | null> {
  const now = ctx.clock.now();
  const state = await findRepState(ctx.db.read, repId);
  const until = awayUntil(state, now);
  return until === undefined ? null : { until, coverId: state?.coverId ?? null };
}
