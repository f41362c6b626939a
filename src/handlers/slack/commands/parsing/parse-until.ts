import { Temporal } from 'temporal-polyfill';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DURATION = /^(?:(\d{1,3})d)?(?:(\d{1,3})h)?(?:(\d{1,4})m(?:in)?)?$/;
const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const FILLER = new Set(['until', 'till', 'for', 'at', 'on']);
const LONGEST_DAYS = 366;

/** From when on words are meant, and where. */
export interface Moment {
  now: Date;
  timeZone: string;
}

/**
 * When an absence ends: `15:00`, `tomorrow`, `monday 9:00`, `24 dec`, `2h`, `1h30m`, `2026-12-01`,
 * each with or without `until`, read in the person's zone. A day alone means its first minute, a
 * time alone its next occurrence. Null: no such time, not after `now`, or more than a year away.
 */
export function parseUntil(text: string, at: Moment): Date | null {
  const endsAt = parseMoment(text, at);
  const latest = at.now.getTime() + LONGEST_DAYS * 86_400_000;
  return endsAt && endsAt > at.now && endsAt.getTime() <= latest ? endsAt : null;
}

/** The same wherever it lies; `today` and `now` are understood as well. */
export function parseMoment(text: string, at: Moment): Date | null {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word && !FILLER.has(word));
  const now = Temporal.Instant.fromEpochMilliseconds(at.now.getTime());
  const moment = momentOf(words, now.toZonedDateTimeISO(at.timeZone));
  return moment && new Date(moment.epochMilliseconds);
}

function momentOf(typed: string[], now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | null {
  const [first = '', second, ...others] = withDate(typed, now);
  if (others.length > 0) return null;
  if (second === undefined) {
    if (first === 'now') return now;
    return afterDuration(first, now) ?? nextTime(first, now) ?? day(first, now);
  }
  const time = plainTime(second);
  const date = day(first, now);
  return time && date ? date.withPlainTime(time) : null;
}

/** `24 dec` and `dec 24` in the words become the next date that is called so. */
function withDate(words: string[], now: Temporal.ZonedDateTime): string[] {
  const [first = '', second = '', ...others] = words;
  const month = MONTHS.indexOf((/^[a-z]/.test(first) ? first : second).slice(0, 3)) + 1;
  const date = /^\d{1,2}$/.exec(first) ?? /^\d{1,2}$/.exec(second);
  if (month === 0 || !date) return words;
  const monthDay = `-${String(month).padStart(2, '0')}-${date[0].padStart(2, '0')}`;
  const isOver = `${now.year}${monthDay}` < now.toPlainDate().toString();
  return [`${isOver ? now.year + 1 : now.year}${monthDay}`, ...others];
}

function afterDuration(word: string, now: Temporal.ZonedDateTime) {
  const found = DURATION.exec(word);
  if (!found || word === '') return null;
  const [days, hours, minutes] = found.slice(1).map((digits) => Number(digits ?? 0));
  return now.add({ days: days ?? 0, hours: hours ?? 0, minutes: minutes ?? 0 });
}

function nextTime(word: string, now: Temporal.ZonedDateTime) {
  const time = plainTime(word);
  if (!time) return null;
  const today = now.withPlainTime(time);
  const isAhead = Temporal.ZonedDateTime.compare(today, now) > 0;
  return isAhead ? today : now.add({ days: 1 }).withPlainTime(time);
}

function day(word: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | null {
  if (word === 'today') return now.startOfDay();
  if (word === 'tomorrow') return now.add({ days: 1 }).startOfDay();
  if (DATE.test(word)) return onDate(word, now.timeZoneId);
  const weekday = DAYS.findIndex((name) => word.length >= 3 && name.startsWith(word)) + 1;
  if (weekday === 0) return null;
  const days = (weekday - now.dayOfWeek + 7) % 7 || 7;
  return now.add({ days }).startOfDay();
}

function onDate(word: string, timeZone: string): Temporal.ZonedDateTime | null {
  try {
    return Temporal.PlainDate.from(word).toZonedDateTime(timeZone);
  } catch {
    return null;
  }
}

function plainTime(word: string): Temporal.PlainTime | null {
  const found = TIME.exec(word);
  if (!found) return null;
  return Temporal.PlainTime.from({ hour: Number(found[1]), minute: Number(found[2]) });
}
