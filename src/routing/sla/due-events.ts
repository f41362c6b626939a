/** Says which points of a clock have come due, once each, however late anybody looks. */
import type { ClockEvent } from '../model/offer.ts';

export interface DueEvents {
  due: ClockEvent[];
  /** How many events are behind the clock now, the dropped ones included. */
  fired: number;
  /** Null when none is left. */
  nextEventAt: Date | null;
}

/**
 * What to do at `now`, in due order. After a downtime the reminders that something later overtook
 * (the breach, or another reminder) are dropped: they would only arrive beside it.
 */
export function takeDueEvents(
  { events, fired }: { events: readonly ClockEvent[]; fired: number },
  now: Date,
): DueEvents {
  let next = fired;
  while (isDue(events[next], now)) next += 1;
  const passed = events.slice(fired, next);
  const due = passed.filter((event, index) => event.do !== 'remind' || index === passed.length - 1);
  return { due, fired: next, nextEventAt: instantOf(events[next]) };
}

function isDue(event: ClockEvent | undefined, now: Date): boolean {
  const at = instantOf(event);
  return at !== null && at <= now;
}

function instantOf(event: ClockEvent | undefined): Date | null {
  return event ? new Date(event.at) : null;
}
