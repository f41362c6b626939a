/** Says what a clock will do next, and what besides within a window, as the engine would do it. */
import type { ClockEvent } from '../model/offer.ts';
import { takeDueEvents } from './due-events.ts';

export interface Upcoming {
  /** The first that is still to happen when the window begins. */
  next: ClockEvent;
  /** All that happen by the end of the window, `next` among them; never empty. */
  events: ClockEvent[];
}

/**
 * Null when nothing happens by `until`. From `now` on, what is overdue comes first, without the
 * reminders that something later overtook; from a later `from` on, what comes before it has
 * happened. Whoever asks the next rep ends the clock.
 */
export function upcomingEvents(
  clock: { events: readonly ClockEvent[]; fired: number },
  { now, from, until }: { now: Date; from: Date; until: Date },
): Upcoming | null {
  const ahead = from > now ? aheadLater(clock, from) : aheadNow(clock, now);
  const events = upToReroute(ahead).filter(({ at }) => new Date(at) <= until);
  const [next] = events;
  return next ? { next, events } : null;
}

function aheadNow(clock: Parameters<typeof takeDueEvents>[0], now: Date): ClockEvent[] {
  const { due, fired } = takeDueEvents(clock, now);
  return [...due, ...clock.events.slice(fired)];
}

function aheadLater(clock: Parameters<typeof takeDueEvents>[0], from: Date): ClockEvent[] {
  const before = new Date(from.getTime() - 1);
  const { due, fired } = takeDueEvents(clock, before);
  return due.some((event) => event.do === 'reroute') ? [] : clock.events.slice(fired);
}

function upToReroute(events: ClockEvent[]): ClockEvent[] {
  const end = events.findIndex((event) => event.do === 'reroute');
  return end === -1 ? events : events.slice(0, end + 1);
}

/** At which share of the window a reminder stands; null where some were left out of the plan. */
export function reminderShare(
  event: ClockEvent,
  { events, shares }: { events: readonly ClockEvent[]; shares: readonly number[] },
): number | null {
  const reminders = events.filter((one) => one.do === 'remind');
  if (reminders.length !== shares.length) return null;
  const place = reminders.findIndex(({ at }) => event.do === 'remind' && at === event.at);
  return shares.toSorted((a, b) => a - b)[place] ?? null;
}
