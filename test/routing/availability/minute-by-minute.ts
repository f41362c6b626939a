import type { Presence } from '../../../src/routing/availability/presence.ts';
import type { Hours } from '../../../src/routing/model/workspace/roster.ts';

/** A second opinion without any of the shortcuts: one entry a minute, read off the wall clock. */
export const MINUTE = 60_000;
export const DAY = 1_440;
export const WINDOW = 9 * DAY;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Wall {
  date: string;
  yesterday: string;
  /** Minutes since midnight, as the clock shows them. */
  minute: number;
}

export interface Minutes {
  /** The instant of the first, in epoch ms. */
  from: number;
  date: string[];
  open: boolean[];
  /** How many open ones lie before it. */
  worked: number[];
  /** Would be open but for the holidays. */
  workday: boolean[];
  dnd: boolean[];
  off: boolean[];
  /** Nothing at all is in the way. */
  free: boolean[];
}

const walls = new Map<string, Wall[]>();

function wallOf(timeZone: string, from: number): Wall[] {
  const key = `${timeZone} ${from}`;
  const known = walls.get(key);
  if (known) return known;
  const style = { timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
  const format = new Intl.DateTimeFormat('sv-SE', style);
  const wall = Array.from({ length: WINDOW }, (_, minute) => {
    const [date = '', time = ''] = format.format(from + minute * MINUTE).split(' ');
    const yesterday = new Date(Date.parse(date) - DAY * MINUTE).toISOString().slice(0, 10);
    return { date, yesterday, minute: minuteOf(time) };
  });
  walls.set(key, wall);
  return wall;
}

export function minutesOf(presence: Presence, from: number): Minutes {
  const { calendar, timeOff, slack, away, deactivated, reachable } = presence;
  const { hours, timeZone, holidays } = calendar;
  const wall = wallOf(timeZone, from);
  const spans = new Map<string, string[]>();
  const listed = (date: string) => {
    if (!spans.has(date)) spans.set(date, spansOn(hours, date));
    return spans.get(date) ?? [];
  };
  const isOpen = ({ date, yesterday, minute }: Wall, closed: ReadonlySet<string>) =>
    hours === 'always' ||
    (!closed.has(date) && covers(listed(date), minute)) ||
    (!closed.has(yesterday) && covers(listed(yesterday), minute + DAY));
  const within = (span: { from: Date; until: Date } | null | undefined, minute: number) => {
    const at = from + minute * MINUTE;
    return Boolean(span && at >= span.from.getTime() && at < span.until.getTime());
  };
  const lasts = (set: { until: Date | null } | null | undefined, minute: number) =>
    Boolean(set && (set.until === null || set.until.getTime() > from + minute * MINUTE));
  const open = wall.map((one) => isOpen(one, holidays));
  const dnd = wall.map((_, minute) => within(slack?.dnd, minute));
  const off = wall.map((_, minute) => timeOff.some((one) => within(one, minute)));
  const isOut = (at: number) => lasts(away, at) || lasts(slack?.status, at);
  const isThere = (at: number) => open[at] && !dnd[at] && !off[at] && !isOut(at);
  return {
    from,
    date: wall.map(({ date }) => date),
    open,
    worked: worked(open),
    workday: wall.map((one) => isOpen(one, new Set())),
    dnd,
    off,
    free: wall.map((_, at) => !deactivated && reachable && Boolean(isThere(at))),
  };
}

function worked(open: boolean[]): number[] {
  const sums = [0];
  for (const [minute, is] of open.entries()) sums.push((sums[minute] ?? 0) + Number(is));
  return sums;
}

function spansOn(week: Hours, date: string): string[] {
  const day = new Date(date).getUTCDay();
  return Object.entries(week).flatMap(([range, spans]) => {
    const [first, last = first] = range.split('-').map((name) => DAYS.indexOf(name));
    for (let one = first ?? 0; ; one = (one + 1) % 7) {
      if (one === day) return spans;
      if (one === last) return [];
    }
  });
}

function covers(spans: string[], minute: number): boolean {
  return spans.some((text) => {
    const [start = 0, end = 0] = text.split('-').map(minuteOf);
    return minute >= start && minute < (end > start ? end : end + DAY);
  });
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

export interface Opinion {
  /** The reason code without its first word; `on_shift` when nothing is in the way. */
  says: string;
  /** The minute in which that ends; null where it never does, undefined beyond the window. */
  until: number | null | undefined;
}

/** Whether leads come in that minute; null where the window is too short to tell. */
export function opinionAt(presence: Presence, minutes: Minutes, now: number): Opinion | null {
  const { from, dnd, open, workday } = minutes;
  if (presence.deactivated) return { says: 'deactivated', until: null };
  if (!presence.reachable) return { says: 'unreachable', until: null };
  const end = (until: Date | null) => until && (until.getTime() - from) / MINUTE;
  const lasting = (says: string, until: number | null): Opinion | null => {
    if (until === null) return { says: `${says}_open`, until };
    return until > now ? { says, until } : null;
  };
  const { away, calendar } = presence;
  const isAway = away && lasting(away.forMisses ? 'away_misses' : 'away', end(away.until));
  if (isAway) return isAway;
  const coming = comingAfter(minutes, now);
  if (coming.lostIn !== undefined) {
    return { says: 'time_off', until: walk(coming.lostIn, (at) => !minutes.off[at]) };
  }
  const status = presence.slack?.status;
  const isOut = status && lasting('slack_status', end(status.until));
  const isNever = calendar.hours !== 'always' && Object.values(calendar.hours).flat().length === 0;
  if (coming.at === undefined && !isNever) return null;
  if (isOut) return isOut;
  if (isNever) return { says: 'never', until: null };
  if (dnd[now]) return { says: 'slack_dnd', until: coming.at };
  if (open[now]) return { says: 'on_shift', until: null };
  return { says: workday[now] ? 'holiday' : 'off_shift', until: coming.at };
}

/** The minute in which work begins, or one of the time off by which it does not. */
function comingAfter({ open, dnd, off, date }: Minutes, now: number) {
  if (off[now]) return { lostIn: now };
  const isWork = (at: number) => Boolean(open[at]) && !dnd[at];
  const first = walk(now, isWork);
  if (first === undefined) return {};
  const at = walk(first, (one) => date[one] === date[first] && isWork(one) && !off[one]);
  return at === undefined ? { lostIn: first } : { at };
}

export function walk(start: number, is: (minute: number) => boolean): number | undefined {
  for (let minute = start; minute < WINDOW; minute += 1) if (is(minute)) return minute;
  return undefined;
}
