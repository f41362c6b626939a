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
  /** Open work the CRM counts beside ours, where the count is not too old to go by. */
  external?: number;
}

/** A CRM that has not been asked for so long says nothing about today. */
export const EXTERNAL_LASTS_MS = 24 * 3_600_000;

/** A count of the CRM without its instant, or from a day ago and before, counts nothing. */
export function freshExternal(
  { external, externalAt }: { external: number; externalAt: Date | null },
  now: Date,
): number {
  if (externalAt === null) return 0;
  return now.getTime() - externalAt.getTime() < EXTERNAL_LASTS_MS ? external : 0;
}

/** All that is open at a rep, in units: the leads of Baton and the work of the CRM. */
export function openWork({ open, external = 0 }: Candidate['load']): number {
  return open + external;
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
    ...(counters.external ? { external: counters.external } : {}),
  };
}
