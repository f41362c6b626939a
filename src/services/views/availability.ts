/** Draws whether leads come to a rep, and all that keeps them away. */

import { whyNotHere } from '../../routing/availability/shift.ts';
import { listObjections, type Objection } from '../../routing/availability/sources/objections.ts';
import type { AvailabilityView, Standing } from '../../routing/model/cards/standings/standing.ts';
import type { ReasonCode } from '../../routing/model/reasons.ts';
import type { Member, Team } from '../steps/placing/load-team.ts';

export function availabilityOf(
  member: Member,
  { team, now }: { team: Team; now: Date },
): AvailabilityView {
  const { record, state, presence, coverId } = member;
  const [first, ...others] = listObjections(presence, now);
  const cover = coverId ? team.get(coverId) : undefined;
  const standing = (one: Objection): Standing => ({
    ...standingOf(one),
    setBy: one.by === `slack:${record.slackUserId}` ? null : nameOf(one.by, team),
  });
  return {
    repId: record.id,
    name: record.profile.name,
    ...(first ? standing(first) : { state: 'available', until: null }),
    timeOffBegan: presence.timeOff.some(({ from, until }) => from <= now && now < until),
    coverName: cover?.record.profile.name ?? null,
    covers: coveredBy(record.id, team),
    outOfHours: state?.outOfHours ?? false,
    others: others.filter((one) => isNews(one, first)).map(standing),
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

/** The end of a shift is none to who is out for longer; everything else was set by somebody. */
function isNews({ source, until }: Objection, first: Objection | undefined): boolean {
  if (source !== 'hours' || until === null) return true;
  return Boolean(first?.until && until > first.until);
}

const STATES: Partial<Record<ReasonCode, Standing['state']>> = {
  'availability.away': 'away',
  'availability.away_open': 'away',
  'availability.away_misses': 'away_misses',
  'availability.away_misses_open': 'away_misses',
  'availability.time_off': 'time_off',
  'availability.slack_status': 'slack_status',
  'availability.slack_status_open': 'slack_status',
  'availability.slack_dnd': 'slack_dnd',
  'availability.holiday': 'holiday',
  'availability.never': 'no_hours',
  'availability.unreachable': 'unreachable',
  'availability.deactivated': 'deactivated',
};

function standingOf({ shift, until, emoji }: Objection): Standing {
  return { state: STATES[whyNotHere(shift).code] ?? 'off_shift', until, emoji };
}

/** Null for Baton itself, and for who is not on the roster. */
function nameOf(actor: string | null, team: Team): string | null {
  if (actor === null) return null;
  const setter = [...team.values()].find(({ record }) => actor === `slack:${record.slackUserId}`);
  return setter?.record.profile.name ?? null;
}
