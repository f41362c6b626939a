/** Explains whether a rep is available at an instant, why, and when that changes. */
import { findLatestEvent } from '../../db/audit/audit-store.ts';
import type { Reader } from '../../db/database.ts';
import { listPauses } from '../../db/workspace/settings-store.ts';
import { findHoliday } from '../../db/workspace/team-store.ts';
import { AppError } from '../../errors.ts';
import { listOpenings, localKeys, type Opening } from '../../routing/availability/calendar.ts';
import {
  candidateAt,
  nextChangeAfter,
  obstacleAt,
  type TimelessRep,
} from '../../routing/availability/candidate-at.ts';
import { localDay } from '../../routing/availability/zone.ts';
import { type RampStep, rampStepOf, weightOf } from '../../routing/fairness/weights.ts';
import type { Candidate } from '../../routing/model/decision.ts';
import type { Reason } from '../../routing/model/reasons.ts';
import { ALWAYS } from '../../routing/sla/clock-calendar.ts';
import type { Context } from '../context.ts';
import { loadTeam, type Member, timelessRep } from '../steps/placing/load-team.ts';
import { nameOfActor, nameOfRep } from '../views/names.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';

export const AVAILABILITY_SOURCES = ['slack', 'away', 'hours', 'capacity'] as const;
export type AvailabilitySource = (typeof AVAILABILITY_SOURCES)[number];

export interface AvailabilityReport {
  repId: string;
  name: string;
  timeZone: string;
  at: Date;
  /** What keeps the rep from an ordinary lead; null when available. */
  obstacle: Reason | null;
  /** When that changes by itself, and what stands in the way from then on. */
  change: { at: Date; obstacle: Reason | null } | null;
  /** What each source says for itself, in the order in which they count. */
  sources: { source: AvailabilitySource; obstacle: Reason | null; wins: boolean }[];
  slackUserId: string | null;
  deactivatedAt: Date | null;
  away: { until: Date | null; setBy: string; setAt: Date; coverName: string | null } | null;
  day: { date: string; openings: Opening[]; holiday: string | null };
  /** The hot tiers the rep takes off shift too. */
  hotTiers: string[];
  load: Candidate['load'];
  capacity: Candidate['capacity'];
  pools: { id: string; weight: number; ramp: RampStep | null; paused: boolean }[];
}

/** @throws AppError `missing.rep` */
export async function explainAvailability(
  ctx: Context,
  { repId, at }: { repId: string; at: Date },
): Promise<AvailabilityReport> {
  const from = ctx.db.read;
  const member = (await loadTeam(from, at)).get(repId);
  if (!member) throw new AppError('missing.rep', `I know nobody called “${repId}”.`);
  const rep = timelessRep(member);
  const { load, capacity } = candidateAt(rep, at);
  const changeAt = nextChangeAfter(rep, at);
  return {
    repId,
    name: rep.name,
    timeZone: rep.presence.calendar.timeZone,
    at,
    obstacle: obstacleAt(rep, at),
    change: changeAt && { at: changeAt, obstacle: obstacleAt(rep, changeAt) },
    sources: sourcesOf(rep, at),
    slackUserId: member.record.slackUserId,
    deactivatedAt: member.state?.deactivatedAt ?? null,
    away: await awayOf(from, member, at),
    day: await dayOf(from, member, at),
    load,
    capacity,
    ...(await placesOf(ctx, rep, at)),
  };
}

/** Each source alone: as if all the others had nothing against it. */
function sourcesOf(rep: TimelessRep, at: Date): AvailabilityReport['sources'] {
  const { presence } = rep;
  const nothing = { calendar: ALWAYS, away: null, deactivated: false, reachable: true };
  const { deactivated, reachable, away, calendar } = presence;
  const alone: Record<AvailabilitySource, Pick<TimelessRep, 'presence' | 'capacity'>> = {
    slack: { presence: { ...nothing, deactivated, reachable }, capacity: {} },
    away: { presence: { ...nothing, away }, capacity: {} },
    hours: { presence: { ...nothing, calendar }, capacity: {} },
    capacity: {
      presence: { ...nothing, calendar: { ...ALWAYS, timeZone: calendar.timeZone } },
      capacity: rep.capacity,
    },
  };
  const winner = obstacleAt(rep, at);
  return AVAILABILITY_SOURCES.map((source) => {
    const obstacle = obstacleAt({ ...rep, ...alone[source] }, at);
    // Where nothing is in the way, it is the hours that say so.
    const wins = winner ? obstacle?.code === winner.code : source === 'hours';
    return { source, obstacle, wins };
  });
}

/** The audit log knows who said so, whatever else was changed since. */
async function awayOf(
  from: Reader,
  { record, state, coverId }: Member,
  at: Date,
): Promise<AvailabilityReport['away']> {
  if (!state?.away || (state.awayUntil !== null && state.awayUntil <= at)) return null;
  const said = await findLatestEvent(from, { subject: record.id, action: 'rep.away' });
  return {
    until: state.awayUntil,
    setBy: await nameOfActor(from, said?.actor ?? state.setBy),
    setAt: said?.at ?? state.updatedAt,
    coverName: coverId === null ? null : await nameOfRep(from, coverId),
  };
}

async function dayOf(
  from: Reader,
  { calendar, record }: Member,
  at: Date,
): Promise<AvailabilityReport['day']> {
  const { start, end } = localDay(calendar.timeZone, at);
  const date = localKeys(calendar.timeZone, at).dayKey;
  const region = calendar.hours === 'always' ? undefined : record.profile.holidays;
  const holiday = region === undefined ? null : await findHoliday(from, { region, date });
  return { date, openings: listOpenings(calendar, start, end), holiday };
}

/** Where leads would come from. */
async function placesOf(
  ctx: Context,
  { repId, outOfHours }: TimelessRep,
  at: Date,
): Promise<Pick<AvailabilityReport, 'pools' | 'hotTiers'>> {
  const policy = (await loadLivePolicy(ctx))?.compiled;
  const pauses = await listPauses(ctx.db.read);
  const pools = [...(policy?.pools.values() ?? [])].filter((pool) => pool.members[repId]);
  const tiers = Object.entries(policy?.policy.sla ?? {}).filter(([, tier]) => tier.out_of_hours);
  return {
    pools: pools.map((pool) => ({
      id: pool.id,
      weight: weightOf(pool.members, repId),
      ramp: rampStepOf(pool, repId, at),
      paused: pauses.includes(pool.id) || pauses.includes('all'),
    })),
    hotTiers: outOfHours ? tiers.map(([id]) => id).toSorted() : [],
  };
}
