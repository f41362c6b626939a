/** Says when somebody's working day is about to begin, which is when a list of it is of use. */
import { type Calendar, listOpenings, localKeys } from './calendar.ts';
import { DAY_MS } from './hours.ts';

/** So long before the first hour of the day. */
const AHEAD_MS = 15 * 60_000;
/** The longest leave that anybody has without a day of work. */
const HORIZON_MS = 120 * DAY_MS;
const WEEK_MS = 7 * DAY_MS;
/** For who takes leads at any hour. */
const OFFICE: Calendar['hours'] = { 'mon-fri': ['09:00-17:00'] };

/** The next one after `after`; null where no day of work comes within 120 days. */
export function nextMorning(calendar: Calendar, after: Date): Date | null {
  const until = new Date(after.getTime() + HORIZON_MS);
  return morningsBetween(calendar, after, until)[0] ?? null;
}

/** Is it the first of its week where they are? A week of leave has none. */
export function isFirstOfWeek(calendar: Calendar, morning: Date): boolean {
  const weekOf = (at: Date) => localKeys(calendar.timeZone, at).weekKey;
  const from = new Date(morning.getTime() - WEEK_MS);
  const before = new Date(morning.getTime() - 1);
  return morningsBetween(calendar, from, before).every((one) => weekOf(one) !== weekOf(morning));
}

/** After `after` and not after `until`: a quarter of an hour before the first opening of a date. */
function morningsBetween(calendar: Calendar, after: Date, until: Date): Date[] {
  const working = calendar.hours === 'always' ? { ...calendar, hours: OFFICE } : calendar;
  // What began before `after` tells which opening is the first of its date.
  const from = new Date(after.getTime() - 2 * DAY_MS);
  const dates = new Set<string>();
  const mornings: Date[] = [];
  for (const { start } of listOpenings(working, from, new Date(until.getTime() + AHEAD_MS + 1))) {
    const { dayKey } = localKeys(calendar.timeZone, start);
    const morning = new Date(start.getTime() - AHEAD_MS);
    if (!dates.has(dayKey) && morning > after && morning <= until) mornings.push(morning);
    dates.add(dayKey);
  }
  return mornings;
}
