/** Names the calendar a tier counts its time in: the rep's, the pool's, or always. */
import type { Reader } from '../../db/database.ts';
import { loadHolidays } from '../../db/team-store.ts';
import type { Calendar } from '../../routing/availability/calendar.ts';
import type { Pool, Tier } from '../../routing/model/policy.ts';
import type { Member } from './load-team.ts';

const ALWAYS: Calendar = { hours: 'always', timeZone: 'UTC', holidays: new Set() };

interface Whose {
  member: Pick<Member, 'calendar' | 'shift' | 'state'>;
  pool: Pool | null;
}

/**
 * A hot lead that reaches somebody off shift is claimed in wall time: a clock that stood still
 * until the morning would hurry nobody. What follows the claim keeps to the tier's own hours.
 */
export async function claimCalendarOf(
  from: Reader,
  tier: Pick<Tier, 'hours' | 'out_of_hours'>,
  whose: Whose,
): Promise<Calendar> {
  const { shift, state } = whose.member;
  const isOffShift = shift.state === 'off_shift' && state?.outOfHours && tier.out_of_hours;
  return isOffShift ? ALWAYS : calendarOf(from, tier.hours, whose);
}

export async function calendarOf(
  from: Reader,
  hours: Tier['hours'],
  { member, pool }: Whose,
): Promise<Calendar> {
  if (hours === 'rep') return member.calendar;
  if (hours === 'always' || !pool) return ALWAYS;
  const holidays = (await loadHolidays(from)).get(pool.holidays ?? '') ?? new Set<string>();
  return { hours: pool.hours, timeZone: pool.timezone, holidays };
}
