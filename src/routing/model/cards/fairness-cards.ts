import type { Slot } from '../../../words/say.ts';
import type { ReasonCode } from '../reasons.ts';
import type { TeamRow } from './cards.ts';

/** How leads were shared out, as people are shown it. All figures are in leads. */

/** Whose turn it is in a pool, told to one of its reps. */
export type TurnView =
  | { as: 'own' }
  | {
      as: 'other';
      name: string;
      /** What decided. */
      why: ReasonCode;
      /** What either is owed; null for whoever may see no figures of others. */
      owed: { next: number; own: number } | null;
    }
  /** `text` is the reason in words. */
  | { as: 'out'; why: ReasonCode; text: Slot };

/** What one rep got of one pool, and what was due. */
export interface OwnShare {
  /** By the weights of today, 0..1. */
  share: number;
  /** Leads that used a turn, of all of the pool that did. */
  got: number;
  of: number;
  /** Leads that came without one: of own accounts, or given by hand. */
  beyond: number;
  /** Below 0: ahead. */
  owed: number;
}

export interface WeekRow extends OwnShare {
  pool: string;
  turn: TurnView;
  /** An absence of these days that ended, where leads came meanwhile. */
  absence: { missed: number; catchUp: number; oneIn: number } | null;
}

/** The last seven days of one rep. */
export interface WeekView {
  /** A row for each pool. */
  rows: WeekRow[];
  /** Half of the rep's claims took no longer; null where there was none. */
  halfWithinMs: number | null;
}

/** What reps did with the offers that reached them. */
export interface AnswerFigures {
  offered: number;
  claimed: number;
  missed: number;
  /** Half of the claims took no longer; null where there was none. */
  halfWithinMs: number | null;
}

/** The last seven days of one rep, as managers see them. */
export interface TeamWeekRow extends AnswerFigures {
  name: string;
  /** Leads that used a turn, and what the shares came to. */
  got: number;
  due: number;
}

/** The one thing most worth knowing of a team's week. `leads` below 0: fewer than the share. */
export type TeamFinding =
  | { is: 'missed'; name: string; missed: number; offered: number }
  | { is: 'off_share'; name: string; leads: number }
  | { is: 'even' | 'quiet' };

/** The last seven days of everybody. */
export interface TeamWeekView {
  finding: TeamFinding;
  total: AnswerFigures;
  /** That used a turn, of all reps. */
  leads: number;
  rows: TeamWeekRow[];
}

/** One pool as managers see it. */
export interface PoolRow {
  pool: string;
  paused: boolean;
  members: number;
  /** Could take an ordinary lead now. */
  available: number;
  /** Could, but for their capacity. */
  full: number;
  /** In seven days. */
  leads: number;
  /** Whose lag is the largest either way; null while all are even. */
  furthest: { name: string; owed: number } | null;
}

export interface ShareRow extends OwnShare {
  name: string;
  /** What the share of each draw came to. */
  entitled: number;
}

/** Somebody of the team; `owed` is null for whoever may see no figures of others. */
export type StandingRow = Omit<TeamRow, 'owed'> & { owed: number | null };

/** Who got what of one pool, a page at a time. */
export interface ShareList {
  pool: string;
  days: number;
  /** Leads that used a turn. */
  leads: number;
  /** The most owed first. */
  rows: ShareRow[];
  /** How many rows there are on all pages. */
  reps: number;
  /** From 0. */
  page: number;
  pages: number;
}

/** What a pool says about turns, told to one of its reps. */
export interface TurnTerms {
  pool: string;
  weight: number;
  /** How much of it counts now: 100 but for newcomers. */
  percent: number;
  /** What that comes to beside the others, 0..1. */
  share: number;
  /** A lead credits all who are there, and not those alone who could have taken it. */
  byLoad: boolean;
  ownerMatches: boolean;
  overrides: boolean;
  catchUp: { leads: number; oneIn: number };
  /** So many turns come back to one rep within a day. */
  refundLimit: number;
  /** So many leads that waited lie with one rep unanswered; 0 for no limit. */
  atOnce: number;
}
