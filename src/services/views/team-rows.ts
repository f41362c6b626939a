/** Draws people as managers see them: availability, load, what they are owed, misses today. */
import type { Reader } from '../../db/database.ts';
import { loadLags } from '../../db/leads/ledger-store.ts';
import { countMisses } from '../../db/leads/offer-store.ts';
import { openWork } from '../../routing/availability/current-load.ts';
import type { AvailabilityView, TeamRow } from '../../routing/model/cards/cards.ts';
import { LEAD_UNITS, type Shift } from '../../routing/model/decision.ts';
import { loadTeam, type Member, type Team } from '../steps/placing/load-team.ts';

const DAY_MS = 86_400_000;

export async function loadTeamRows(from: Reader, now: Date): Promise<TeamRow[]> {
  const team = await loadTeam(from, now);
  const lags = Object.values(await loadLags(from));
  const misses = await countMisses(from, new Date(now.getTime() - DAY_MS));
  return [...team.values()].map((member) => {
    const { id, profile } = member.record;
    const owed = lags.reduce((sum, queue) => sum + (queue[id] ?? 0), 0);
    return {
      ...availabilityOf(member, team),
      open: openWork(member.load),
      external: member.load.external ?? 0,
      cap: profile.capacity.open ?? null,
      owed: owed / LEAD_UNITS,
      missedToday: misses.get(id) ?? 0,
    };
  });
}

export function availabilityOf(member: Member, team: Team): AvailabilityView {
  const { record, state, shift, coverId } = member;
  const cover = coverId ? team.get(coverId) : undefined;
  return {
    repId: record.id,
    name: record.profile.name,
    state: stateOf(shift),
    until: shift.state === 'on_shift' ? null : shift.until,
    coverName: cover?.record.profile.name ?? null,
    covers: coveredBy(record.id, team),
    outOfHours: state?.outOfHours ?? false,
  };
}

/** Who is out and covered, put together once for a team however many are drawn. */
const outOf = new WeakMap<Team, Member[]>();

function coveredBy(repId: string, team: Team): AvailabilityView['covers'] {
  const out = outOf.get(team) ?? [...team.values()].filter(({ coverId }) => coverId !== null);
  outOf.set(team, out);
  return out
    .filter(({ coverId }) => coverId === repId)
    .map(({ record, shift }) => ({
      name: record.profile.name,
      until: shift.state === 'unavailable' ? shift.until : null,
    }));
}

function stateOf(shift: Shift): AvailabilityView['state'] {
  if (shift.state === 'on_shift') return 'available';
  if (shift.state === 'off_shift') return 'off_shift';
  const isAway = shift.reason.code.startsWith('availability.away');
  return isAway ? 'away' : 'deactivated';
}
