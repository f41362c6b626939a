/** Says whose working time a clock counts: the rep's, the pool's, or all time there is. */
import { type Calendar, isOpen } from '../availability/calendar.ts';
import { isQuiet } from '../availability/shift.ts';
import type { Shift } from '../model/decision.ts';
import type { PromiseKind } from '../model/offer.ts';
import type { Tier } from '../model/policy/sla.ts';

export const ALWAYS: Calendar = { hours: 'always', timeZone: 'UTC', holidays: new Set() };

export interface Calendars {
  rep: Calendar;
  /** Null where no pool is involved. */
  pool: Calendar | null;
}

export function clockCalendar(hours: Tier['hours'], { rep, pool }: Calendars): Calendar {
  if (hours === 'rep') return rep;
  return hours === 'pool' && pool ? pool : ALWAYS;
}

/**
 * A hot lead that reaches somebody off shift is claimed in wall time: a clock that stood still
 * until the morning would hurry nobody. What follows the claim keeps to the tier's own hours.
 */
export function claimCalendar(
  tier: Pick<Tier, 'hours' | 'out_of_hours'>,
  asked: { shift: Shift; outOfHours: boolean },
  calendars: Calendars,
): Calendar {
  const isOffShift = asked.shift.state === 'off_shift' && !isQuiet(asked.shift);
  const isReached = isOffShift && asked.outOfHours && tier.out_of_hours;
  return isReached ? ALWAYS : clockCalendar(tier.hours, calendars);
}

export type ClockCalendars = Record<PromiseKind, Calendar>;

/**
 * What the clocks of a lead of the past counted. Nobody wrote down who was off shift then: whoever
 * was asked outside their hours by a hot tier had asked for that.
 */
export function pastCalendars(
  tier: Pick<Tier, 'hours' | 'out_of_hours'>,
  askedAt: Date,
  calendars: Calendars,
): ClockCalendars {
  const ordinary = clockCalendar(tier.hours, calendars);
  const isReached = tier.out_of_hours && !isOpen(calendars.rep, askedAt);
  return { claim: isReached ? ALWAYS : ordinary, first_touch: ordinary, next_touch: ordinary };
}
