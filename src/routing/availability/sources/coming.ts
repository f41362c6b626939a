/** Finds when a rep is next at work, and the time off that takes that shift away. */
import { localKeys, nextOpening } from '../calendar.ts';
import type { Presence, TimeOff } from '../presence.ts';

export interface Coming {
  /** Within the working hours and in no time of quiet. */
  at: Date;
  /** What takes all that is left of that working day; null when the rep comes. */
  lostTo: TimeOff | null;
}

/**
 * The first instant from `now` on at which hours, Do Not Disturb and time off let the rep work;
 * null when the hours never open. Who is only late for the next working day comes then; time off
 * that leaves nothing of it has begun in effect, for nobody should wait for a shift that is lost.
 */
export function comingOf(presence: Presence, now: Date): Coming | null {
  let lost: { to: TimeOff; day: string } | null = null;
  let at = firstAtWork(presence, now);
  while (at !== null) {
    if (lost && lost.day !== dayOf(presence, at)) return { at, lostTo: lost.to };
    const off = timeOffAt(presence.timeOff, at);
    if (off === null) return { at, lostTo: null };
    lost ??= { to: off, day: dayOf(presence, at) };
    at = firstAtWork(presence, off.until);
  }
  return lost && { at: lost.to.until, lostTo: lost.to };
}

/** That goes on, or that takes the next shift away. */
export function timeOffFor(presence: Presence, now: Date): TimeOff | null {
  if (presence.timeOff.length === 0) return null;
  return timeOffAt(presence.timeOff, now) ?? comingOf(presence, now)?.lostTo ?? null;
}

/** The absence that holds `at`; those that adjoin it or overlap are one with it. */
function timeOffAt(timeOff: Presence['timeOff'], at: Date): TimeOff | null {
  let found: TimeOff | null = null;
  for (const one of timeOff) {
    if (one.until <= at) continue;
    if (one.from > (found?.until ?? at)) break;
    found = found === null ? one : joined(found, one, at);
  }
  return found;
}

/** Who stands in is said by the absence that goes on, not by one that follows it. */
function joined(first: TimeOff, next: TimeOff, at: Date): TimeOff {
  const until = next.until > first.until ? next.until : first.until;
  const coverId = first.coverId ?? (next.from <= at ? next.coverId : null);
  return { ...first, until, coverId };
}

function firstAtWork({ calendar, slack }: Presence, from: Date): Date | null {
  const opening = nextOpening(calendar, from);
  const dnd = slack?.dnd;
  if (!opening || !dnd || opening < dnd.from || opening >= dnd.until) return opening;
  return nextOpening(calendar, dnd.until);
}

function dayOf({ calendar }: Presence, at: Date): string {
  return localKeys(calendar.timeZone, at).dayKey;
}
