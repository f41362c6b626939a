/** Names the calendar a tier counts its time in: the rep's, the pool's, or always. */
import type { Reader } from '../../db/database.ts';
import { loadHolidays } from '../../db/team-store.ts';
import type { Calendar } from '../../routing/availability/calendar.ts';
import type { Pool, Tier } from '../../routing/model/policy.ts';
import type { Member } from './load-team.ts';

const ALWAYS: Calendar = { hours: 'always', timeZone: 'UTC', holidays: new Set() };

export async function calendarOf(
  from: Reader,
  hours: Tier['hours'],
  { member, pool }: { member: Pick<Member, 'calendar'>; pool: Pool | null },
): Promise<Calendar> {
  if (hours === 'rep') return member.calendar;
  if (hours === 'always' || !pool) return ALWAYS;
  const holidays = (await loadHolidays(from)).get(pool.holidays ?? '') ?? new Set<string>();
  return { hours: pool.hours, timeZone: pool.timezone, holidays };
}
