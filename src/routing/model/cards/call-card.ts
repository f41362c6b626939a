import type { Slot } from '../../../words/say.ts';
import type { Asked } from './asked.ts';
import type { LeadSummary } from './cards.ts';

/** What everybody in the channel may read: nothing of the person, nothing they wrote. */
export type CalledLead = Pick<
  LeadSummary,
  'leadId' | 'company' | 'facts' | 'priority' | 'tier' | 'test'
>;

/** One lead before all of a pool who can take it; the first to claim has it. */
export interface CallCard {
  kind: 'call';
  lead: CalledLead;
  /** Any of its offers: whoever presses has their own found by it. */
  offerId: string;
  /** Reasons for the lead's priority, two at most. */
  whyLead: Slot[];
  dueAt: Date;
  timeZone: string;
  /** Sent again because Slack's first answer was lost. */
  repeated: boolean;
  /** Null while it can be claimed. */
  settled: CallSettlement | null;
}

export type CallSettlement =
  /** `beside`: another rep, who had another lead of the same company by then. */
  | { as: 'claimed'; by: string; tookMs: number; beside?: string | null }
  /** `next`: who has it now, or is asked; null while a manager decides. */
  | { as: 'over'; next: Asked | null };
