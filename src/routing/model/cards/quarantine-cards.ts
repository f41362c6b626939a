import type { Slot } from '../../../words/say.ts';
import type { DiscardReason } from '../quarantine.ts';
import type { Asked } from './asked.ts';
import type { LeadSummary } from './cards.ts';

/** One lead in quarantine, in a list. All text is raw: blocks escape it. */
export interface QuarantineRow {
  leadId: string;
  company: string;
  person: string;
  why: Slot;
  since: Date;
  /** Most likely nobody meant to send it. */
  spam: boolean;
}

/** What a manager is shown when a lead comes to quarantine, and what became of it. */
export interface QuarantineCard {
  kind: 'quarantine';
  lead: LeadSummary;
  why: Slot;
  since: Date;
  /** Nothing says who it is from: then it has to be corrected first. */
  namesNobody: boolean;
  timeZone: string;
  /** When a newer card of the same lead took over the buttons in the same place. */
  newerAt?: Date | null;
  settled: QuarantineSettlement | null;
}

export interface QuarantineSettlement {
  as: 'released' | 'corrected' | 'merged' | 'discarded' | 'given' | 'closed';
  by: string;
  at: Date;
  /** Why it was discarded; null for everything else. */
  reason: DiscardReason | null;
  /** Who is asked about it now, or has it; null while nobody is. */
  rep: Asked | null;
}

/** How much waits in quarantine; test leads are not counted. */
export interface QuarantineSummary {
  /** Spam not counted. */
  waiting: number;
  spam: number;
  /** Since when the oldest that is no spam waits. */
  oldestAt: Date | null;
}

/** What still waits after its time, in one message. */
export interface QuarantineDigest extends QuarantineSummary {
  kind: 'quarantine_digest';
  /** The oldest first. */
  rows: QuarantineRow[];
  timeZone: string;
}

/** One page of the queue. */
export interface QuarantineList extends QuarantineSummary {
  rows: QuarantineRow[];
  /** From 0. */
  page: number;
  pages: number;
}
