import type { Slot } from '../../../words/say.ts';
import type { OverrideReason } from '../policy/governance.ts';

/** A rep whom a lead may be given to, in words for whoever picks one. */
export interface RepChoice {
  repId: string;
  name: string;
  /** Not of the pool that the lead is drawn from. */
  outside: boolean;
  /** In leads, with the credit of this draw; null where the rep is in no draw. */
  owed: number | null;
  /** With the open work of the CRM. */
  open: number;
  cap: number | null;
  /** Both count units, as some leads count for more than one. */
  inUnits: boolean;
  /** That the rep has what the rule asks for; null where it asks for nothing. */
  suits: Slot | null;
  /** What is in the way; null for who could be offered it now. */
  obstacle: Slot | null;
}

/** Whom a lead may go to and for what reasons. */
export interface ReassignQuestion {
  leadId: string;
  company: string;
  /** The pool that the lead is drawn from; null where it belongs to none. */
  poolId: string | null;
  /** In the order in which they are shown. */
  choices: RepChoice[];
  reasons: OverrideReason[];
}
