/** Lets a clock stand for a while: what lies ahead keeps its distance in the time it counts. */
import { addBusinessMs, businessMsBetween, type Calendar } from '../availability/calendar.ts';
import type { ClockEvent } from '../model/offer.ts';

interface Clock {
  dueAt: Date;
  events: readonly ClockEvent[];
  fired: number;
}

export interface CarriedClock {
  dueAt: Date;
  events: ClockEvent[];
  /** Null when nothing lies ahead. */
  nextEventAt: Date | null;
}

/**
 * As far from `to` as it was from `from`. To a later instant nothing comes sooner than it was
 * planned; back to an earlier one undoes that. What was overdue comes at `to` itself.
 */
export function carryClock(
  { dueAt, events, fired }: Clock,
  way: { calendar: Calendar; from: Date; to: Date },
): CarriedClock {
  const carried = events.map((event, index) =>
    index < fired ? event : { ...event, at: carry(new Date(event.at), way).toISOString() },
  );
  const next = carried[fired];
  const isAhead = events.some((event, index) => index >= fired && event.do === 'breach');
  return {
    dueAt: isAhead ? carry(dueAt, way) : dueAt,
    events: carried,
    nextEventAt: next ? new Date(next.at) : null,
  };
}

function carry(at: Date, { calendar, from, to }: Parameters<typeof carryClock>[1]): Date {
  const carried = addBusinessMs(calendar, to, businessMsBetween(calendar, from, at));
  return to > from && at > carried ? at : carried;
}
