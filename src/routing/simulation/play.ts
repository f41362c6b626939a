/** Holds one trial while it runs: leads, people, what is still to happen, and what was counted. */

import type { chooseFromPool, PoolAnswer } from '../assignment/choose-from-pool.ts';
import type { PastOffer } from '../assignment/exclusions.ts';
import type { reverseChanges } from '../fairness/ledger.ts';
import type { Draw } from '../model/decision.ts';
import type { ReasonCode } from '../model/reasons.ts';
import type { Tally } from './tally.ts';
import type { Timeline } from './timeline.ts';
import type { Trial } from './trial.ts';
import type { TrialDesk } from './trial-desk.ts';

/** The parts that decide; given others, a test sees that it would notice. */
export interface DecidingParts {
  choose: typeof chooseFromPool;
  reverse: typeof reverseChanges;
}

/** Why a lead is with nobody: a reason of routing, or nobody is asked after a silence. */
export type LeftBecause = ReasonCode | 'unanswered';

export interface TrialLead {
  number: number;
  state: 'waiting' | 'asked' | 'over';
  /** Null unless it waits and is to be looked at. */
  lookAt: number | null;
  /** Why it waits; null before it was looked at. */
  because: LeftBecause | null;
  asked: (PastOffer & { at: Date })[];
  round: number;
  reroutes: number;
}

/** What the pool answered, and when a lead that has to wait is looked at next. */
export interface Chosen {
  answer: PoolAnswer;
  nextAt: Date | null;
}

export type Happening =
  | { do: 'look'; lead: TrialLead }
  | { do: 'silence'; lead: TrialLead; draw: Draw }
  | { do: 'close'; repId: string; had: 'lead' | 'place' };

export interface Play {
  trial: Trial;
  parts: DecidingParts;
  desk: TrialDesk;
  tally: Tally;
  timeline: Timeline<Happening>;
  leads: TrialLead[];
  /** For a place; a lead that waits for the time alone is not among them. */
  waiting: Set<TrialLead>;
  /** Nobody could take a lead like that at that instant, and no place came free since. */
  standing: { at: number; waited: boolean; chosen: Chosen } | null;
  random: () => number;
  now: Date;
}

/** What ends comes before the leads that may use the place. */
const FIRST = -1;

export function planEnd(
  { timeline }: Play,
  at: Date,
  what: Extract<Happening, { do: 'silence' | 'close' }>,
): void {
  timeline.add({ at: at.getTime(), rank: FIRST, what });
}

/** The older lead first: in a trial all are as urgent. */
export function planLook({ timeline }: Play, lead: TrialLead, at: Date): void {
  lead.lookAt = at.getTime();
  timeline.add({ at: lead.lookAt, rank: lead.number, what: { do: 'look', lead } });
}

/**
 * A place came free: the oldest lead that waits for one gets the chance, and passes it on to one
 * `after` it when it cannot use it.
 */
export function passChanceOn(play: Play, after = FIRST): void {
  play.standing = null;
  let next: TrialLead | null = null;
  for (const lead of play.waiting) {
    const isPlanned = lead.lookAt !== null && lead.lookAt <= play.now.getTime();
    if (lead.number <= after || isPlanned) continue;
    if (next === null || lead.number < next.number) next = lead;
  }
  if (next) planLook(play, next, play.now);
}

export function leave(play: Play, lead: TrialLead, why: LeftBecause): void {
  lead.state = 'over';
  play.tally.leftOver(why);
}
