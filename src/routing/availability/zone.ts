/** Says how far a time zone's clock stands from UTC, and from when until when that holds. */
import { Temporal } from 'temporal-polyfill';

/** A stretch of real time in which the zone's clock is UTC plus one offset; `end` is exclusive. */
export interface Stretch {
  start: number;
  end: number;
  offsetMs: number;
}

/** Asking Temporal costs a millisecond, a decision asks for 1,000 reps: stretches are kept. */
const known = new Map<string, Stretch[]>();

/**
 * The stretch that holds the instant `at` (epoch ms). The ends are ±Infinity where the zone never
 * changes again. Throws a RangeError for a zone that does not exist.
 */
export function stretchAt(timeZone: string, at: number): Stretch {
  const stretches = known.get(timeZone) ?? [];
  const found = stretches.find(({ start, end }) => start <= at && at < end);
  if (found) return found;
  const stretch = askTemporal(timeZone, at);
  known.set(timeZone, [...stretches, stretch]);
  return stretch;
}

/** The stretches that cover `[from, until)` (epoch ms), in order, cut to it. */
export function* stretchesBetween(timeZone: string, from: number, until: number) {
  for (let at = from; at < until; ) {
    const { end, offsetMs } = stretchAt(timeZone, at);
    yield { start: at, end: Math.min(end, until), offsetMs };
    at = end;
  }
}

function askTemporal(timeZone: string, at: number): Stretch {
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  // `previous` means strictly before, so a change at this very instant needs the step beyond it.
  const before = here.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const after = here.getTimeZoneTransition('next');
  return {
    start: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    end: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: here.offsetNanoseconds / 1e6,
  };
}

/** The first instant of the local day that holds `at`, and of the next one. */
export function localDay(timeZone: string, at: Date): { start: Date; end: Date } {
  const here = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const start = here.startOfDay();
  const end = start.add({ days: 1 });
  return { start: new Date(start.epochMilliseconds), end: new Date(end.epochMilliseconds) };
}
