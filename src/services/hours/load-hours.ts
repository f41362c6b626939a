/** Loads what the form of somebody's hours and time off shows, and lists time off. */
import type { Reader } from '../../db/database.ts';
import { loadAbsences } from '../../db/workspace/availability-store.ts';
import { findRepById, findRepState } from '../../db/workspace/team-store.ts';
import { writeHours } from '../../routing/availability/typed/hours-text.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { HoursForm, TimeOffRow } from '../../routing/model/cards/hours-cards.ts';
import type { Context } from '../context.ts';
import { asksForHours, PROPOSED_HOURS, proposedZone } from '../onboarding/asks-for-hours.ts';
import { findPerformer, mayActFor, type Refusal, refuse } from '../steps/permission.ts';
import { timeOffRow } from './time-off-row.ts';

export type HoursFormOutcome =
  | { outcome: 'open'; form: HoursForm }
  | { outcome: 'unknown_rep' }
  | Refusal;

/** Who may change them may see them. */
export async function loadHours(
  ctx: Context,
  { repId, actor }: { repId: string; actor: Actor },
): Promise<HoursFormOutcome> {
  const from = ctx.db.read;
  const performer = await findPerformer(from, actor);
  if (!performer) return { outcome: 'stranger' };
  const rep = await findRepById(from, repId);
  if (!rep) return { outcome: 'unknown_rep' };
  if (!mayActFor(performer, repId)) return refuse(from, 'manager');
  const { name, hours, timezone } = rep.profile;
  const state = await findRepState(from, repId);
  const proposed = await asksForHours(from, rep);
  const form = {
    repId,
    name: performer.rep?.id === repId ? null : name,
    hours: writeHours(proposed ? PROPOSED_HOURS : (state?.ownHours ?? hours)),
    timeZone: proposed ? await proposedZone(from, rep) : (state?.ownTimezone ?? timezone),
    own: Boolean(state?.ownHours),
    proposed,
    timeOff: await listTimeOff(ctx, { repId }),
  };
  return { outcome: 'open', form };
}

/** What is planned or goes on, the first to start first; of everybody when nobody is named. */
export async function listTimeOff(
  ctx: Context,
  { repId }: { repId: string | null },
): Promise<TimeOffRow[]> {
  const from: Reader = ctx.db.read;
  const byRep = await loadAbsences(from, ctx.clock.now());
  const absences = repId === null ? [...byRep.values()].flat() : (byRep.get(repId) ?? []);
  const ordered = absences.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return Promise.all(ordered.map((absence) => timeOffRow(from, absence)));
}
