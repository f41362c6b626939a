/** Names what a lead of the past is decided by again, and where it goes. */
import type { Decision, DecisionInput } from '../model/decision.ts';

export interface PastLead extends Pick<DecisionInput, 'receivedAt' | 'facts' | 'account'> {
  leadId: string;
  /** When it was first decided. */
  at: Date;
  enrichment: NonNullable<DecisionInput['enrichment']> | null;
}

/** Where one policy brings one lead. */
export interface Whereabouts {
  segment: string | null;
  rule: string | null;
  tier: string;
  /** How long whoever is asked has. */
  claimMs: number;
  outcome: Decision['placement']['outcome'];
  repId: string | null;
  poolId: string | null;
  /** Of what goes to no rep: why, or who hears of it. */
  detail: string | null;
  /** The shift it waits for first; null where it does not wait. */
  waitsUntil: Date | null;
  reasons: Decision['reasons'];
}
