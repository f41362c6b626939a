/** Describes the people by whom the past is decided again: those of today, or of a roster. */

import { presentIn } from '../../../routing/availability/presence.ts';
import type { Rep, Roster } from '../../../routing/model/workspace/roster.ts';
import type { PastRep } from '../../../routing/replay/past-team.ts';
import type { Context } from '../../context.ts';
import { loadTeam, timelessRep } from '../../steps/placing/load-team.ts';
import { listHolidays } from '../../workspace/list-holidays.ts';

/**
 * The stored holidays begin a month ago, so that those of older leads are listed anew.
 *
 * @throws AppError `input.holiday_region`
 */
export async function pastPeople(
  ctx: Context,
  { roster, since }: { roster: Roster | undefined; since: Date },
): Promise<PastRep[]> {
  const reps = roster ? roster.reps.map(fromRoster) : await fromStore(ctx);
  const regions = reps.flatMap(({ region }) => region ?? []);
  const { days } = await listHolidays(regions, since);
  const datesOf = (region: string | undefined) =>
    new Set(days.filter((day) => day.region === region).map(({ date }) => date));
  return reps.map(({ region, presence, ...rep }) => {
    const calendar = { ...presence.calendar, holidays: datesOf(region) };
    return { ...rep, presence: { ...presence, calendar } };
  });
}

type Regional = PastRep & { region: string | undefined };

async function fromStore(ctx: Context): Promise<Regional[]> {
  const team = await loadTeam(ctx.db.read, ctx.clock.now());
  return [...team.values()].map((member) => {
    const { repId, name, skills, outOfHours, presence } = timelessRep(member);
    const region = member.record.profile.holidays;
    return { repId, name, skills, outOfHours, presence, region };
  });
}

/** Everybody of a file is in Slack, and takes no leads outside working hours. */
function fromRoster({ id, name, skills, hours, timezone, holidays }: Rep): Regional {
  const presence = presentIn({ hours, timeZone: timezone, holidays: new Set() });
  return { repId: id, name, skills, outOfHours: false, presence, region: holidays };
}
