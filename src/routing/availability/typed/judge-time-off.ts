/** Says what speaks against a stretch of time off as it was typed. */
import type { TimeOffFault } from '../../model/cards/hours-cards.ts';

export interface Stretch {
  from: Date;
  /** When leads come again; exclusive. */
  until: Date;
}

const DAY_MS = 86_400_000;
/** Somebody who fell ill yesterday may say so today. */
const MOST_AGO_MS = DAY_MS;
/** A year of leave is planned as one; a wrong year is a slip. */
const MOST_DAYS_OFF = 400;

/** Null when it may be planned. Both spans are in wall-clock time, at most 400 days. */
export function judgeTimeOff({ from, until }: Stretch, now: Date): TimeOffFault | null {
  const mostMs = MOST_DAYS_OFF * DAY_MS;
  if (until <= from) return 'ends_before_start';
  if (until <= now) return 'over';
  if (from.getTime() < now.getTime() - MOST_AGO_MS) return 'start_past';
  if (until.getTime() - from.getTime() > mostMs) return 'too_long';
  return from.getTime() > now.getTime() + mostMs ? 'too_far' : null;
}

/** The first that shares an instant with it; those that only touch do not. */
export function findOverlap<T extends { startsAt: Date; endsAt: Date }>(
  { from, until }: Stretch,
  others: readonly T[],
): T | null {
  return others.find(({ startsAt, endsAt }) => startsAt < until && from < endsAt) ?? null;
}
