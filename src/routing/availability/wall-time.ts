/** Says what a clock on the wall of a time zone shows: the day of the week, the hour, the date. */
import { type LocalTime, WEEKDAYS } from '../model/facts/local-time.ts';
import { stretchAt } from './zone.ts';

/** Throws a RangeError for a zone that does not exist. */
export function wallTime(timeZone: string, at: Date): LocalTime {
  const wall = new Date(at.getTime() + stretchAt(timeZone, at.getTime()).offsetMs);
  return {
    weekday: WEEKDAYS[(wall.getUTCDay() + 6) % 7] ?? 'mon',
    hour: wall.getUTCHours(),
    date: wall.toISOString().slice(0, 10),
  };
}
