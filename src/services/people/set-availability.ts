/** Sets a rep Away or back: unclaimed offers of somebody who leaves go to others, without blame. */
import { findRepById, type RepRecord } from '../../db/workspace/team-store.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { passOffersOn } from '../steps/offer/pass-offers-on.ts';
import { changeRepState } from '../steps/people/change-rep-state.ts';
import { coverLeads, isDueBefore, listOwnedLeads } from '../steps/people/cover-leads.ts';
import { findPerformer, type Performer, type Refusal, refuse } from '../steps/permission.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { loadTeam, type Member } from '../steps/placing/load-team.ts';
import { audit, inStep, promise, type Step } from '../steps/step.ts';
import { localTime } from '../views/local-time.ts';

export type AvailabilityOutcome =
  | {
      outcome: 'away';
      name: string;
      until: Date | null;
      moved: number;
      /** Who stands in, and how many claimed leads went there. */
      cover: { name: string; taken: number } | null;
    }
  | { outcome: 'back'; name: string }
  | { outcome: 'unknown_rep' }
  /** Nobody covers for themselves, and nobody who is out covers. */
  | { outcome: 'bad_cover'; name: string; cover: string }
  | Refusal;

export interface Availability {
  repId: string;
  /** Null: back, which also ends the cover. `until` null: until back by hand. */
  away: { until: Date | null } | null;
  /** Left out: as it was set while away; null: nobody. */
  coverId?: string | null;
  actor: Actor;
}

/** A shorter absence is no news for a manager. */
const LONG_MS = 4 * 3_600_000;

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
    if (!maySet(performer, rep)) return refuse(step.tx, 'manager');
    const { name } = rep.profile;
    const bad = input.away && (await badCover(step, input));
    if (bad) return { outcome: 'bad_cover', name, cover: bad };
    await save(step, rep, input);
    if (!input.away) {
      await drainForChange(step);
      return { outcome: 'back', name };
    }
    const { until } = input.away;
    const moved = await passOffersOn(step, rep.id, 'away');
    const cover = await handOver(step, rep, until);
    await tellManager(step, rep, until);
    return { outcome: 'away', name, until, moved, cover };
  });
}

function maySet(performer: Performer, rep: RepRecord): boolean {
  return performer.rep?.id === rep.id || hasRole(performer.role, 'manager');
}

/** The name of somebody who cannot cover; null when all is well. */
async function badCover(step: Step, { repId, coverId }: Availability): Promise<string | null> {
  if (!coverId) return null;
  const cover = (await loadTeam(step.tx, step.now)).get(coverId);
  const isOut = cover?.shift.state === 'unavailable';
  return cover && coverId !== repId && !isOut ? null : (cover?.record.profile.name ?? coverId);
}

async function save(step: Step, rep: RepRecord, { away, coverId }: Availability): Promise<void> {
  const current = (await loadTeam(step.tx, step.now)).get(rep.id)?.coverId ?? null;
  const cover = away && (coverId === undefined ? current : coverId);
  await changeRepState(step, rep.id, {
    away: away !== null,
    awayUntil: away?.until ?? null,
    coverId: cover,
  });
  await audit(step, {
    action: away ? 'rep.away' : 'rep.back',
    subject: rep.id,
    data: { until: away?.until?.toISOString() ?? null, cover },
  });
}

/** What would go stale before the rep is back goes to the cover; everything else stays. */
async function handOver(
  step: Step,
  rep: RepRecord,
  until: Date | null,
): Promise<{ name: string; taken: number } | null> {
  const team = await loadTeam(step.tx, step.now);
  const cover = team.get(team.get(rep.id)?.coverId ?? '');
  if (!cover || cover.shift.state === 'unavailable') return null;
  const reason = `covers for ${rep.profile.name}${untilWords(step, { until, reader: cover })}`;
  const goes = (lead: Parameters<typeof isDueBefore>[1]) => isDueBefore(step.tx, lead, until);
  const taken = await coverLeads(step, { repId: rep.id, cover, reason, goes });
  return { name: cover.record.profile.name, taken };
}

function untilWords(step: Step, { until, reader }: { until: Date | null; reader: Member }): string {
  const { timezone: timeZone } = reader.record.profile;
  return until ? ` until ${localTime(until, { timeZone, now: step.now })}` : '';
}

/** Claimed leads stay with whoever is away, so somebody should know which they are. */
async function tellManager(step: Step, rep: RepRecord, until: Date | null): Promise<void> {
  const isLong = until === null || until.getTime() - step.now.getTime() > LONG_MS;
  if (!isLong || (await listOwnedLeads(step.tx, rep.id)).length === 0) return;
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId: null,
    payload: {
      notice: 'away_with_leads',
      repId: rep.id,
      until: until?.toISOString() ?? null,
    },
  });
}
