/**
 * Decides in which order what a segment is about settles a tie between reps who are owed the same.
 */
import type { Objective } from '../model/policy/policy.ts';
import type { ReasonCode } from '../model/reasons.ts';

/** What is known of a rep who is tied with another. */
export interface Contender {
  repId: string;
  /** Null has waited longest. */
  lastAssignedAt: Date | null;
  /** Leads in hand. */
  open: number;
  /** How many more they may hold; infinite where nothing limits it. */
  room: number;
  /** How many of the skills the rule prefers they have. */
  skills: number;
}

export interface TieBreak {
  /** Why whoever wins by it got the lead. */
  code: ReasonCode;
  /** Below 0 where `one` goes first, 0 where it says nothing. */
  compare: (one: Contender, other: Contender) => number;
}

const LONGEST_WAITING: TieBreak = {
  code: 'tie.longest_waiting',
  compare: (one, other) => order(waitingSince(one), waitingSince(other)),
};
const BY_ID: TieBreak = {
  code: 'tie.id',
  compare: (one, other) => (one.repId < other.repId ? -1 : 1),
};

/**
 * `speed_to_lead`: who has the fewest leads in hand answers first. `conversion`: who has the most
 * of the skills the rule prefers. `fairness`: who has waited longest. `value`: who has most room
 * left under their cap, so that a large deal gets their attention. None of them moves anybody past
 * somebody who is owed more, so the bounds of fairness stay.
 */
export const TIE_BREAKS: Readonly<Record<Objective, TieBreak>> = {
  speed_to_lead: {
    code: 'tie.fewest_open',
    compare: (one, other) => order(one.open, other.open),
  },
  conversion: { code: 'tie.most_skills', compare: (one, other) => order(other.skills, one.skills) },
  fairness: LONGEST_WAITING,
  value: { code: 'tie.most_room', compare: (one, other) => order(other.room, one.room) },
};

/** Those of the segment in its order, then the longest wait, then the id: one always wins. */
export function tieBreaksFor(objectives: readonly Objective[]): TieBreak[] {
  return [...objectives.map((one) => TIE_BREAKS[one]), LONGEST_WAITING, BY_ID];
}

function waitingSince({ lastAssignedAt }: Contender): number {
  return lastAssignedAt?.getTime() ?? Number.MIN_SAFE_INTEGER;
}

/** Infinity minus itself is no number. */
function order(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
