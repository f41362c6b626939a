import { Temporal } from 'temporal-polyfill';
import type { Stretch } from '../../../../routing/availability/typed/judge-time-off.ts';
import { type Moment, parseMoment } from './parse-until.ts';

const UNTIL = /(?:^|\s)(?:until|till|to|for|–|-)(?=\s|$)/i;

/**
 * `tomorrow 10:00 until 12:00`, `21 dec until 4 jan`, `until friday` from now on, `friday` alone
 * for the whole day; a day after `until` means its first minute. Null: no such stretch.
 */
export function parseTimeOff(text: string, at: Moment): Stretch | null {
  const found = UNTIL.exec(text);
  const first = found ? text.slice(0, found.index) : text;
  const from = first.trim() === '' ? at.now : parseMoment(first, at);
  if (!from) return null;
  if (!found) return wholeDay(from, at.timeZone);
  const { timeZone } = at;
  const until = parseMoment(text.slice(found.index + found[0].length), { now: from, timeZone });
  return until && { from, until };
}

/** Null for a time of day alone, which names no end. */
function wholeDay(from: Date, timeZone: string): Stretch | null {
  const start = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone);
  if (!start.equals(start.startOfDay())) return null;
  const until = start.add({ days: 1 }).startOfDay();
  return { from, until: new Date(until.epochMilliseconds) };
}
