/** Turns the hours an author wrote into a week of spans that is cheap to look up. */
import type { Hours } from '../model/workspace/roster.ts';

/** Milliseconds since local midnight; an `end` beyond 24 h runs into the next day. */
export interface Span {
  start: number;
  end: number;
}
/** Monday first; each day's spans in order of their start. */
export type Week = readonly (readonly Span[])[];

export const DAY_MS = 86_400_000;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const compiled = new WeakMap<object, Week>();
/** A decision reads 1,000 reps anew from the store, and most of them work the same hours. */
const known = new Map<string, Week>();
const MOST_KNOWN = 10_000;

/** Compiled once per hours object: an author's hours never change in place. */
export function compileHours(hours: Exclude<Hours, 'always'>): Week {
  const done = compiled.get(hours);
  if (done) return done;
  const text = JSON.stringify(hours);
  const week = known.get(text) ?? readWeek(hours);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, week);
  compiled.set(hours, week);
  return week;
}

function readWeek(hours: Exclude<Hours, 'always'>): Week {
  const week: Span[][] = DAYS.map(() => []);
  for (const [days, texts] of Object.entries(hours)) {
    const spans = texts.map(parseSpan);
    for (const day of daysOf(days)) week[day]?.push(...spans);
  }
  for (const spans of week) spans.sort((a, b) => a.start - b.start);
  return week;
}

/** `mon-fri` is 0..4; a range may run over the weekend: `sat-mon` is 5, 6, 0. */
function daysOf(range: string): number[] {
  const [first = '', last = first] = range.split('-');
  const start = DAYS.indexOf(first);
  const length = ((DAYS.indexOf(last) - start + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => (start + step) % 7);
}

function parseSpan(text: string): Span {
  const [start = 0, end = 0] = text.split('-').map(parseTime);
  return { start, end: end > start ? end : end + DAY_MS };
}

function parseTime(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
