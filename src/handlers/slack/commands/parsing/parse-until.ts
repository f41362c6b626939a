import { Temporal } from 'temporal-polyfill';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const DURATION = /^(?:(\d{1,3})d)?(?:(\d{1,3})h)?(?:(\d{1,4})m(?:in)?)?$/;
const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const FILLER = new Set(['until', 'till', 'for', 'at', 'on']);
const LONGEST_DAYS = 366;

/**
 * When an absence ends: `15:00`, `tomorrow`, `monday 9:00`, `2h`, `1h30m`, `2026-12-01`, each with
 * or without `until`, read in the person's zone. A day alone means its first minute, a time alone
 * its next occurrence. Null: no such time, not after `now`, or more than a year away.
 */
export function parseUntil(text: string, at: { now: Date; timeZone: string }): Date | null {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word && !FILLER.has(word));
  const now = Temporal.Instant.fromEpochMilliseconds(at.now.getTime());
  const end = endOf(words, now.toZonedDateTimeISO(at.timeZone));
  if (!end) return null;
  const endsAt = new Date(end.epochMilliseconds);
  const latest = at.now.getTime() + LONGEST_DAYS * 86_400_000;
  return endsAt > at.now && endsAt.getTime() <= latest ? endsAt : null;
}

function endOf(words: string[], now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | null {
  const [first = '', second, ...others] = words;
  if (others.length > 0) return null;
  if (second === undefined)
    return afterDuration(first, now) ?? nextTime(first, now) ?? day(first, now);
  const time = plainTime(second);
  const date = day(first, now);
  return time && date ? date.withPlainTime(time) : null;
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
