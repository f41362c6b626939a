/** Names the calendar a tier counts its time in: the rep's, the pool's, or always. */
import type { Reader } from '../../../../db/database.ts';
import { loadHolidays } from '../../../../db/workspace/team-store.ts';
import type { Calendar } from '../../../../routing/availability/calendar.ts';
import type { Pool } from '../../../../routing/model/policy/policy.ts';
import type { Tier } from '../../../../routing/model/policy/sla.ts';
import {
  type Calendars,
  claimCalendar,
  clockCalendar,
} from '../../../../routing/sla/clock-calendar.ts';
import type { Member } from '../../placing/load-team.ts';

interface Whose {
  member: Pick<Member, 'presence' | 'shift' | 'state'>;
  pool: Pool | null;
}

/** For the claim alone: a hot lead that reaches somebody off shift is claimed in wall time. */
export async function claimCalendarOf(
  from: Reader,
  tier: Pick<Tier, 'hours' | 'out_of_hours'>,
  whose: Whose,
): Promise<Calendar> {
  const { shift, state } = whose.member;
  const asked = { shift, outOfHours: state?.outOfHours ?? false };
  return claimCalendar(tier, asked, await calendarsFor(from, tier.hours, whose));
}

export async function calendarOf(
  from: Reader,
  hours: Tier['hours'],
  whose: Whose,
): Promise<Calendar> {
  return clockCalendar(hours, await calendarsFor(from, hours, whose));
}

async function calendarsFor(
  from: Reader,
  hours: Tier['hours'],
  { member, pool }: Whose,
): Promise<Calendars> {
  const isPools = hours === 'pool' && pool !== null;
  return { rep: member.presence.calendar, pool: isPools ? await poolCalendar(from, pool) : null };
}

/** When a pool works, where its policy counts in the pool's hours. */
export async function poolCalendar(
  from: Reader,
  pool: Pick<Pool, 'hours' | 'timezone' | 'holidays'>,
): Promise<Calendar> {
  const holidays = (await loadHolidays(from)).get(pool.holidays ?? '') ?? new Set<string>();
  return { hours: pool.hours, timeZone: pool.timezone, holidays };
}
