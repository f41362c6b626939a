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
import { presentIn } from '../../routing/availability/presence.ts';
import { whyNotHere } from '../../routing/availability/shift.ts';
import {
  AVAILABILITY_SOURCES,
  type AvailabilitySource,
  listObjections,
} from '../../routing/availability/sources/objections.ts';
import { localDay } from '../../routing/availability/zone.ts';
import { membersOf, type RampStep, rampStepOf, weightOf } from '../../routing/fairness/weights.ts';
import type { Candidate } from '../../routing/model/decision.ts';
import { countsUnits } from '../../routing/model/policy/policy.ts';
import type { Reason } from '../../routing/model/reasons.ts';
import type { CompiledPolicy } from '../../routing/policy/compile-policy.ts';
import { ALWAYS } from '../../routing/sla/clock-calendar.ts';
import type { Context } from '../context.ts';
import { loadTeam, type Member, timelessRep } from '../steps/placing/load-team.ts';
import { nameOfActor, nameOfRep } from '../views/names.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';

/** What says for itself whether it is in the way. */
export interface SourceSays {
  source: AvailabilitySource | 'capacity';
  obstacle: Reason | null;
  /** When that began or begins, and when it ends; null where nobody knows. */
  since: Date | null;
  until: Date | null;
  setBy: string | null;
  wins: boolean;
}

export interface AvailabilityReport {
  repId: string;
  name: string;
  timeZone: string;
  at: Date;
  /** What keeps the rep from an ordinary lead; null when available. */
  obstacle: Reason | null;
  /** When that changes by itself, and what stands in the way from then on. */
  change: { at: Date; obstacle: Reason | null } | null;
  /** In the order in which they count. */
  sources: SourceSays[];
  slackUserId: string | null;
  deactivatedAt: Date | null;
  away: { until: Date | null; setBy: string; setAt: Date; coverName: string | null } | null;
  /** That goes on or is planned, the first to begin first. */
  timeOff: { from: Date; until: Date; setBy: string | null; coverName: string | null }[];
  /** Who stands in now. */
  coverName: string | null;
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
  if (!member) {
    const message = `I know nobody called “${repId}”; use an id of roster.yml.`;
    throw new AppError('missing.rep', message);
  }
  const rep = timelessRep(member);
  const { load, capacity } = candidateAt(rep, at);
  const changeAt = nextChangeAfter(rep, at);
  const policy = (await loadLivePolicy(ctx))?.compiled ?? null;
  const units = policy && countsUnits(policy.policy) ? 1 : null;
  return {
    repId,
    name: rep.name,
    timeZone: rep.presence.calendar.timeZone,
    at,
    obstacle: obstacleAt(rep, at, units),
    change: changeAt && { at: changeAt, obstacle: obstacleAt(rep, changeAt, units) },
    sources: await sourcesOf(from, { rep, at, units }),
    slackUserId: member.record.slackUserId,
    deactivatedAt: member.state?.deactivatedAt ?? null,
    away: await awayOf(from, member, at),
    timeOff: await timeOffOf(from, member),
    coverName: await nameOf(from, member.coverId),
    day: await dayOf(from, member, at),
    load,
    capacity,
    ...placesOf(policy, { rep, at, pauses: await listPauses(from) }),
  };
}

/** Each source for itself, whatever the others say. */
async function sourcesOf(
  from: Reader,
  { rep, at, units }: { rep: TimelessRep; at: Date; units: 1 | null },
): Promise<AvailabilityReport['sources']> {
  const { timeZone } = rep.presence.calendar;
  const objections = listObjections(rep.presence, at);
  const room = { ...rep, presence: presentIn({ ...ALWAYS, timeZone }) };
  const full = obstacleAt(room, at, units);
  // Where nothing is in the way, it is the hours that say so.
  const winner = objections[0]?.source ?? (full ? 'capacity' : 'hours');
  const rows = AVAILABILITY_SOURCES.map(async (source) => {
    const found = objections.find((one) => one.source === source);
    const setBy = found?.by ? await nameOfActor(from, found.by) : null;
    const { from: since = null, until = null } = found ?? {};
    return { source, obstacle: found ? whyNotHere(found.shift) : null, since, until, setBy };
  });
  const capacity = { source: 'capacity' as const, obstacle: full, ...NOBODYS };
  return [...(await Promise.all(rows)), capacity].map((row) => ({
    ...row,
    wins: row.source === winner,
  }));
}

const NOBODYS = { since: null, until: null, setBy: null };

/** The audit log knows who said so, whatever else was changed since. */
async function awayOf(
  from: Reader,
  { record, state }: Member,
  at: Date,
): Promise<AvailabilityReport['away']> {
  if (!state?.away || (state.awayUntil !== null && state.awayUntil <= at)) return null;
  const said = await findLatestEvent(from, {
    leadId: null,
    subject: record.id,
    action: 'rep.away',
  });
  return {
    until: state.awayUntil,
    setBy: await nameOfActor(from, said?.actor ?? state.setBy),
    setAt: said?.at ?? state.updatedAt,
    coverName: await nameOf(from, state.coverId),
  };
}

async function timeOffOf(
  from: Reader,
  { presence }: Member,
): Promise<AvailabilityReport['timeOff']> {
  const rows = presence.timeOff.map(async ({ by, coverId, ...span }) => ({
    from: span.from,
    until: span.until,
    setBy: by && (await nameOfActor(from, by)),
    coverName: await nameOf(from, coverId),
  }));
  return Promise.all(rows);
}

async function nameOf(from: Reader, repId: string | null): Promise<string | null> {
  return repId === null ? null : nameOfRep(from, repId);
}

async function dayOf(
  from: Reader,
  { presence: { calendar }, record }: Member,
  at: Date,
): Promise<AvailabilityReport['day']> {
  const { start, end } = localDay(calendar.timeZone, at);
  const date = localKeys(calendar.timeZone, at).dayKey;
  const region = calendar.hours === 'always' ? undefined : record.profile.holidays;
  const holiday = region === undefined ? null : await findHoliday(from, { region, date });
  return { date, openings: listOpenings(calendar, start, end), holiday };
}

/** Where leads would come from. */
function placesOf(
  policy: CompiledPolicy | null,
  { rep, at, pauses }: { rep: TimelessRep; at: Date; pauses: readonly string[] },
): Pick<AvailabilityReport, 'pools' | 'hotTiers'> {
  const { repId, outOfHours } = rep;
  const pools = [...(policy?.pools.values() ?? [])].filter((pool) => pool.members[repId]);
  const tiers = Object.entries(policy?.policy.sla ?? {}).filter(([, tier]) => tier.out_of_hours);
  return {
    pools: pools.map((pool) => ({
      id: pool.id,
      weight: weightOf(membersOf(pool), repId),
      ramp: rampStepOf(pool, repId, at),
      paused: pauses.includes(pool.id) || pauses.includes('all'),
    })),
    hotTiers: outOfHours ? tiers.map(([id]) => id).toSorted() : [],
  };
}
