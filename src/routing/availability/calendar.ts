/** Says when somebody works, and counts time the way that person's working day does. */
import type { Hours } from '../model/workspace/roster.ts';
import { compileHours, DAY_MS, type Span, type Week } from './hours.ts';
import { stretchAt, stretchesBetween } from './zone.ts';

/**
 * Open means: the clock on the wall of `timeZone` stands inside a span. So a span across a change
 * of the clocks has its true length. A span belongs to the local date on which it starts; a
 * holiday drops the spans of its date, and `always` knows no holidays.
 */
export interface Calendar {
  hours: Hours;
  timeZone: string;
  /** Local dates such as `2026-12-25`. */
  holidays: ReadonlySet<string>;
}

export interface Opening {
  start: Date;
  end: Date;
}

/** How far ahead anything is looked for. */
export const HORIZON_MS = 400 * DAY_MS;

export function isOpen(calendar: Calendar, at: Date): boolean {
  const now = at.getTime();
  return !openings(calendar, now, now + 1).next().done;
}

const NO_HOLIDAYS: ReadonlySet<string> = new Set();

/** While closed: is it for a holiday alone? */
export function isHoliday(calendar: Calendar, at: Date): boolean {
  return calendar.holidays.size > 0 && isOpen({ ...calendar, holidays: NO_HOLIDAYS }, at);
}

/** `from` itself when open, else the next opening; null when there is none within 400 days. */
export function nextOpening(calendar: Calendar, from: Date): Date | null {
  const next = openings(calendar, from.getTime(), from.getTime() + HORIZON_MS).next();
  return next.done ? null : new Date(next.value.start);
}

/**
 * The end of the opening that holds `at`, or of the next one when closed. Null when it does not
 * end, or does not come, within 400 days.
 */
export function closingAfter(calendar: Calendar, at: Date): Date | null {
  const horizon = at.getTime() + HORIZON_MS;
  let closing: number | null = null;
  for (const { start, end } of openings(calendar, at.getTime(), horizon)) {
    if (closing !== null && start > closing) break;
    closing = end;
  }
  return closing === null || closing === horizon ? null : new Date(closing);
}

/**
 * The first instant at which `ms` of open time have passed since `from`: Friday 16:30 plus one
 * hour with hours 09-17 is Monday 09:30. What no opening within 400 days can hold is counted in
 * wall time after the last one, so that a clock always has an end.
 */
export function addBusinessMs(calendar: Calendar, from: Date, ms: number): Date {
  let at = from.getTime();
  if (calendar.hours === 'always') return new Date(at + ms);
  let left = Math.max(0, ms);
  for (const { start, end } of openings(calendar, at, at + HORIZON_MS)) {
    if (left === 0) break;
    const spent = Math.min(left, end - start);
    left -= spent;
    at = start + spent;
  }
  return new Date(at + left);
}

/** Open time in `[a, b)`; 0 when `b` is not after `a`. */
export function businessMsBetween(calendar: Calendar, a: Date, b: Date): number {
  let sum = 0;
  for (const { start, end } of openings(calendar, a.getTime(), b.getTime())) sum += end - start;
  return sum;
}

/** The openings inside `[from, until)` and cut to it, in order; those that touch are one. */
export function listOpenings(calendar: Calendar, from: Date, until: Date): Opening[] {
  const found: Opening[] = [];
  for (const span of openings(calendar, from.getTime(), until.getTime())) {
    const last = found.at(-1);
    if (last?.end.getTime() === span.start) last.end = new Date(span.end);
    else found.push({ start: new Date(span.start), end: new Date(span.end) });
  }
  return found;
}

/** The open parts of `[from, until)` in epoch ms: in order, disjoint, perhaps touching. */
function* openings(calendar: Calendar, from: number, until: number): Generator<Span> {
  if (calendar.hours === 'always') {
    if (from < until) yield { start: from, end: until };
    return;
  }
  const week = compileHours(calendar.hours);
  if (week.every((spans) => spans.length === 0)) return;
  let done = from;
  for (const { start, end, offsetMs } of stretchesBetween(calendar.timeZone, from, until)) {
    for (const span of wallSpans(calendar, week, {
      start: start + offsetMs,
      end: end + offsetMs,
    })) {
      const opens = Math.max(span.start - offsetMs, done);
      if (opens >= span.end - offsetMs) continue;
      done = span.end - offsetMs;
      yield { start: opens, end: done };
    }
  }
}

/** The spans inside a piece of wall time, cut to it; yesterday's may reach into its first day. */
function* wallSpans({ holidays }: Calendar, week: Week, wall: Span): Generator<Span> {
  for (let day = Math.floor(wall.start / DAY_MS) - 1; day * DAY_MS < wall.end; day += 1) {
    const spans = week[weekdayOf(day)] ?? [];
    if (spans.length === 0 || (holidays.size > 0 && holidays.has(dateOf(day)))) continue;
    for (const span of spans) {
      const start = Math.max(day * DAY_MS + span.start, wall.start);
      const end = Math.min(day * DAY_MS + span.end, wall.end);
      if (start < end) yield { start, end };
    }
  }
}

/**
 * The local date and ISO 8601 week of an instant, the keys by which daily and weekly caps roll
 * over: `2026-11-23` and `2026-W48`. A week belongs to the year of its Thursday.
 */
export function localKeys(timeZone: string, at: Date): { dayKey: string; weekKey: string } {
  const wall = at.getTime() + stretchAt(timeZone, at.getTime()).offsetMs;
  const day = Math.floor(wall / DAY_MS);
  const thursday = day - weekdayOf(day) + 3;
  const year = dateOf(thursday).slice(0, -6);
  const week = Math.floor((thursday - Date.parse(`${year}-01-01T00:00Z`) / DAY_MS) / 7) + 1;
  return { dayKey: dateOf(day), weekKey: `${year}-W${String(week).padStart(2, '0')}` };
}

/** Monday is 0; day 0, the first of January 1970, was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
