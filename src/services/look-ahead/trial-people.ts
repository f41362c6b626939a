/** Describes the members of a pool for a trial: as they are now, or as a roster has them. */
import type { Reader } from '../../db/database.ts';
import type { Calendar } from '../../routing/availability/calendar.ts';
import { presentIn } from '../../routing/availability/presence.ts';
import type { Pool } from '../../routing/model/policy/policy.ts';
import type { Rep, Roster } from '../../routing/model/workspace/roster.ts';
import type { Trial } from '../../routing/simulation/trial.ts';
import { loadTeam, timelessRep } from '../steps/placing/load-team.ts';
import { poolCalendar } from '../steps/sla/window/calendar-of.ts';
import { listHolidays } from '../workspace/list-holidays.ts';

export type TrialPeople = Pick<Trial, 'reps' | 'poolCalendar'>;

export async function trialPeopleOf(
  from: Reader,
  { pool, now }: { pool: Pool; now: Date },
): Promise<TrialPeople> {
  const team = await loadTeam(from, now);
  const reps = [...team.values()]
    .filter(({ record }) => Object.hasOwn(pool.members, record.id))
    .map(timelessRep);
  return { reps, poolCalendar: await poolCalendar(from, pool) };
}

/** Everybody works their hours, is known in Slack, and has had no lead yet. */
export async function trialPeopleOfFiles(
  roster: Roster,
  { pool, from }: { pool: Pool; from: Date },
): Promise<TrialPeople> {
  const members = roster.reps.filter(({ id }) => Object.hasOwn(pool.members, id));
  const regions = [...members, pool].flatMap(({ holidays }) => holidays ?? []);
  const { days } = await listHolidays(regions, from);
  const calendarOf = ({
    hours,
    timezone,
    holidays,
  }: Pick<Rep, 'hours' | 'timezone' | 'holidays'>) => {
    const dates = days.filter(({ region }) => region === holidays).map(({ date }) => date);
    return { hours, timeZone: timezone, holidays: new Set(dates) } satisfies Calendar;
  };
  const reps = members.map((rep) => ({
    ...profileOf(rep),
    presence: presentIn(calendarOf(rep)),
    outOfHours: false,
    counters: undefined,
    lastAssignedAt: null,
  }));
  return { reps, poolCalendar: calendarOf(pool) };
}

function profileOf({ id, name, skills, capacity }: Rep) {
  return { repId: id, name, skills, capacity };
}
