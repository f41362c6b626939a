/**
 * Plans a whole clock at its start: when it is due and every point on the way. A policy edit
 * never moves a running clock, and the next point never depends on when the last was handled.
 */
import { addBusinessMs, businessMsBetween, type Calendar } from '../availability/calendar.ts';
import type { ClockEvent } from '../model/offer.ts';
import type { Tier } from '../model/policy/sla.ts';
import { ALWAYS } from './clock-calendar.ts';

export interface ClockPlan {
  dueAt: Date;
  /** In due order. */
  events: ClockEvent[];
}

interface Window {
  calendar: Calendar;
  startedAt: Date;
  /** In the calendar's business time. */
  windowMs: number;
  dueAt: Date;
}

const MINUTE_MS = 60_000;
/** A shorter window carries one reminder at most. */
const SHORT_WINDOW_MS = 10 * MINUTE_MS;
/** Reminders closer than this to another point would only be noise; in a short window a tenth. */
const MIN_GAP_MS = MINUTE_MS;
/** The shares of the window at which the owner is reminded of a touch. */
export const TOUCH_REMIND = [0.8];
const TOUCH_ESCALATE_AFTER = 0.15;

/**
 * The claim window in business time, cut at `deadlineAt` (the lead's own deadline, null for none)
 * but never before the start. Reminders stand at shares of the window as it was cut; each step
 * stands its own delay, in wall time, after the due instant. The levels of the ladder are not
 * among them: those are the lead's, whoever is asked. To restart a window at delivery, plan again
 * with the delivery as the start.
 */
export function planClaimClock(clock: {
  tier: Pick<Tier, 'claim' | 'remind' | 'on_breach'>;
  calendar: Calendar;
  startedAt: Date;
  deadlineAt: Date | null;
}): ClockPlan {
  const { tier, calendar, startedAt, deadlineAt } = clock;
  const fullAt = addBusinessMs(calendar, startedAt, tier.claim);
  const isCut = deadlineAt !== null && deadlineAt < fullAt;
  const dueAt = isCut ? later(deadlineAt, startedAt) : fullAt;
  const windowMs = isCut ? businessMsBetween(calendar, startedAt, dueAt) : tier.claim;
  const ladder = tier.on_breach
    .filter(({ to }) => to === undefined)
    .map((step) => event(step.do, new Date(dueAt.getTime() + step.afterMs)))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const reminders = remindersOf({ calendar, startedAt, windowMs, dueAt }, tier.remind);
  return { dueAt, events: [...reminders, event('breach', dueAt), ...ladder] };
}

/**
 * A claim clock whose window has not begun: all it does is to begin, at `until` at the latest. It
 * is due as in the plan of a window from then on, so that nobody is late meanwhile.
 */
export function planWaitingClock(
  { dueAt }: ClockPlan,
  wait: { awaits: NonNullable<ClockEvent['awaits']>; until: Date },
): ClockPlan {
  return { dueAt, events: [{ ...event('start', wait.until), awaits: wait.awaits }] };
}

/** What the window of a clock waits for; null once it has begun. */
export function awaitedBy({ events }: Pick<ClockPlan, 'events'>): ClockEvent['awaits'] | null {
  return events[0]?.awaits ?? null;
}

/**
 * A promise to be in touch, by a window in business time or by an instant that somebody picked:
 * one reminder at 80 % of the way, the breach, and the manager 15 % later; it never reroutes.
 */
export function planTouchClock(clock: {
  by: number | Date;
  calendar: Calendar;
  startedAt: Date;
}): ClockPlan {
  const { calendar, windowMs, dueAt, startedAt } = touchWindow(clock);
  const reminders = remindersOf({ calendar, startedAt, windowMs, dueAt }, TOUCH_REMIND);
  const escalateAt = addBusinessMs(calendar, dueAt, Math.round(windowMs * TOUCH_ESCALATE_AFTER));
  const events = [...reminders, event('breach', dueAt), event('escalate', escalateAt)];
  return { dueAt, events };
}

/** An instant before which nobody works is counted by the wall: it was meant as it was said. */
function touchWindow({ by, calendar, startedAt }: Parameters<typeof planTouchClock>[0]): Window {
  if (typeof by === 'number') {
    return { calendar, startedAt, windowMs: by, dueAt: addBusinessMs(calendar, startedAt, by) };
  }
  const windowMs = businessMsBetween(calendar, startedAt, by);
  if (windowMs > 0) return { calendar, startedAt, windowMs, dueAt: by };
  return { calendar: ALWAYS, startedAt, windowMs: gap(startedAt, by), dueAt: by };
}

/** Left out: what comes too close to the start, the breach or the reminder before. */
function remindersOf(window: Window, shares: readonly number[]): ClockEvent[] {
  const { calendar, startedAt, windowMs, dueAt } = window;
  const leastMs = Math.min(MIN_GAP_MS, windowMs / 10);
  const kept: Date[] = [];
  let last = startedAt;
  for (const share of shares.toSorted((a, b) => a - b)) {
    const at = addBusinessMs(calendar, startedAt, Math.round(share * windowMs));
    if (gap(last, at) <= leastMs || gap(at, dueAt) <= leastMs) continue;
    kept.push(at);
    last = at;
  }
  const most = windowMs < SHORT_WINDOW_MS ? 1 : kept.length;
  return kept.slice(0, most).map((at) => event('remind', at));
}

function gap(from: Date, to: Date): number {
  return to.getTime() - from.getTime();
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}

function event(what: ClockEvent['do'], at: Date): ClockEvent {
  return { do: what, at: at.toISOString() };
}
