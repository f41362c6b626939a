/** Reads a rep's counters as they stand at one instant: yesterday's say nothing about today. */
import type { Candidate } from '../model/decision.ts';
import { localKeys } from './calendar.ts';

/** As they were last counted, each with the local date and ISO week it belongs to. */
export interface LoadCounters {
  open: number;
  dayKey: string;
  day: number;
  weekKey: string;
  week: number;
}

export function currentLoad(
  counters: LoadCounters | undefined,
  timeZone: string,
  now: Date,
): Candidate['load'] {
  if (!counters) return { open: 0, day: 0, week: 0 };
  const { dayKey, weekKey } = localKeys(timeZone, now);
  return {
    open: counters.open,
    day: counters.dayKey === dayKey ? counters.day : 0,
    week: counters.weekKey === weekKey ? counters.week : 0,
  };
}
