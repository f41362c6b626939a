import type { Slot } from '../../../words/say.ts';
import type { Asked } from './asked.ts';
import type { LeadSummary } from './cards.ts';

/** What people above the reps are shown of leads that nobody claims. */

export interface EscalationHolder {
  name: Asked;
  /** Null where nothing ends it. */
  dueAt: Date | null;
  /** Their time is over, and nobody else has been asked yet. */
  late: boolean;
}

export interface EscalationCard {
  kind: 'escalation';
  lead: LeadSummary;
  /**
   * `missed`: a rep did not answer. `nobody`: on hold. `undelivered`: Slack did not take a card.
   */
  cause: 'missed' | 'nobody' | 'undelivered';
  /** Whom it is about; the first, where several were asked at once. */
  repId: string | null;
  repName: Asked | null;
  /** It goes to nobody but the rep it is about: the words say *you*. */
  isToRep: boolean;
  /** Set when that rep missed it and does not have it: a manager may give it back. */
  missedRepId: string | null;
  missedAt: Date | null;
  /** Null while it is on hold. */
  current: EscalationHolder | null;
  repsAsked: number;
  why: Slot;
  /** The rep who calls the lead bad, and whether their turn hangs on it; left out elsewhere. */
  calledBad?: { rep: string; turn: boolean } | undefined;
  /** What happens next if nobody acts, in due order, as the clocks have it planned. */
  nextSteps: readonly { text: Slot; at: Date }[];
  /** Who said to be on it, while the quiet hour of that lasts. */
  onIt: { name: string; at: Date } | null;
  /** Slack user to mention when a person must act now. */
  mention: string | null;
  timeZone: string;
  /** When a newer card of the same lead took over the buttons in the same place. */
  newerAt?: Date | null;
  settled: { text: 'claimed' | 'closed' | 'given'; by: string; at: Date } | null;
}

/** One line in the thread of the message above. */
export interface EscalationReply {
  kind: 'escalation_reply';
  card: EscalationCard;
  /**
   * `missed`: what happened. `went_on`: another rep is asked. `climbed`: nobody has claimed
   * it, and somebody is called. `again`: the same once more, because nobody answered.
   */
  says: 'missed' | 'went_on' | 'climbed' | 'again' | 'on_it' | 'settled';
}

export interface StormRow {
  leadId: string;
  company: string;
  person: string;
  since: Date;
  /** Null while nobody is asked. */
  current: EscalationHolder | null;
  /** On hold. */
  held: boolean;
}

/** What became of all of them. */
export interface StormSettled {
  /** Who has how many, the most first. */
  owners: { name: string; leads: number }[];
  /** Of those without an owner. */
  closed: number;
  quarantined: number;
}

/** Many leads of which nobody took care, told in one message. */
export interface EscalationStorm {
  kind: 'escalation_storm';
  /** Where they are all of one pool. */
  poolId: string | null;
  /** How many it told of when it was posted. */
  told: number;
  /** How many of them nobody has claimed. */
  count: number;
  /** Of these the oldest first; not all of them. */
  rows: StormRow[];
  /** When Slack took most of their cards late. */
  slow: { from: Date; to: Date } | null;
  /** The last level once more. */
  again: boolean;
  mention: string | null;
  at: Date;
  timeZone: string;
  /** Once nobody has to do anything. */
  settled: StormSettled | null;
}
