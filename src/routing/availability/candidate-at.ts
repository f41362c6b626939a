/** Looks at a rep at any instant: as a candidate, what is in the way, and when that changes. */

import { judgeCandidate } from '../assignment/eligibility.ts';
import type { Candidate } from '../model/decision.ts';
import type { Reason } from '../model/reasons.ts';
import { type Calendar, closingAfter, isOpen, nextOpening } from './calendar.ts';
import { currentLoad, type LoadCounters } from './current-load.ts';
import type { Presence } from './presence.ts';
import { shiftOf } from './shift.ts';
import { localDay } from './zone.ts';

/** What is known of a rep whatever the time is. */
export interface TimelessRep
  extends Pick<
    Candidate,
    'repId' | 'name' | 'skills' | 'outOfHours' | 'capacity' | 'lastAssignedAt'
  > {
  presence: Presence;
  counters: LoadCounters | undefined;
}

export function candidateAt({ presence, counters, ...rep }: TimelessRep, now: Date): Candidate {
  return {
    ...rep,
    shift: shiftOf(presence, now),
    load: currentLoad(counters, presence.calendar.timeZone, now),
    excluded: null,
    coverId: null,
  };
}

const ANY_LEAD = {
  weight: null,
  requireSkills: [],
  ignoreCapacity: false,
  hotTier: null,
};

/**
 * What keeps a rep from any ordinary lead at that instant; null when nothing does.
 *
 * @param units 1 where caps are told in units, since some leads count for more than one
 */
export function obstacleAt(rep: TimelessRep, at: Date, units: 1 | null = null): Reason | null {
  return judgeCandidate(candidateAt(rep, at), { ...ANY_LEAD, units });
}

const ROLLING_CAPS = new Set(['capacity.day_full', 'capacity.week_full']);

/** More openings and midnights than there are within the time anything is looked for. */
const MOST_STEPS = 2_000;

/**
 * When the rep becomes available, or stops to be; null when time alone changes nothing. What
 * happens meanwhile, such as a lead that is closed, nobody knows.
 */
export function nextChangeAfter(rep: TimelessRep, from: Date): Date | null {
  const wasAvailable = obstacleAt(rep, from) === null;
  let at: Date | null = from;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    at = nextTurn(rep, at);
    if (at === null) return null;
    if ((obstacleAt(rep, at) === null) !== wasAvailable) return at;
  }
  return null;
}

/** The next instant at which anything that depends on the time may be otherwise. */
function nextTurn(rep: TimelessRep, at: Date): Date | null {
  const { calendar } = rep.presence;
  const isCapped = ROLLING_CAPS.has(obstacleAt(rep, at)?.code ?? '');
  const turns = [
    ...edgesOf(rep.presence).filter((edge) => edge && edge > at),
    openingTurn(calendar, at),
    isCapped ? localDay(calendar.timeZone, at).end : null,
  ];
  const times = turns.flatMap((turn) => turn?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** Where what a rep or Slack said begins and ends. */
function edgesOf({ away, timeOff, slack }: Presence): (Date | null | undefined)[] {
  const spans = timeOff.flatMap(({ from, until }) => [from, until]);
  return [away?.until, slack?.dnd?.from, slack?.dnd?.until, slack?.status?.until, ...spans];
}

function openingTurn(calendar: Calendar, at: Date): Date | null {
  return isOpen(calendar, at) ? closingAfter(calendar, at) : nextOpening(calendar, at);
}
