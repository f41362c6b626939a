import type { Slot } from '../../../../words/say.ts';
import type { CloseOutcome, LeadState } from '../../lead.ts';
import type { Asked } from '../asked.ts';
import type { SnoozeView } from '../cards.ts';

/** How a lead stands, as data: what it is, since when, why, and what comes next. */
export interface LeadStanding {
  state: LeadState;
  since: Date;
  /** Why it waits, or what whoever closed it wrote; empty where there is nothing to say. */
  why: Slot;
  /** Who is asked, or has it. */
  repName: Asked | null;
  /** The how many-th rep is asked, each counted once. */
  asked: number;
  /** When the shift begins, or the answer or a touch is due; null where nothing is. */
  until: Date | null;
  /** When Baton goes on by itself: looks for a rep again, or asks the next one. */
  nextAt: Date | null;
  /** What a lead on hold waits for besides. */
  waitsFor: 'place' | 'turn' | 'person' | 'manager' | null;
  /** When it is closed as stale unless something happens before. */
  staleAt: Date | null;
  snooze?: SnoozeView | null;
  closed: { outcome: CloseOutcome; by: string } | null;
  /** How many times the person asked, and when last. */
  touches: number;
  lastTouchAt: Date;
  /** The id of the merged lead that was asked for, where this one is what it turned out to be. */
  alias: string | null;
}
