import type { Slot } from '../../words/say.ts';
import type { Asked } from './cards/asked.ts';

/** What may be the same: a lead's company and a known account, or two leads of one person. */
export const SUGGESTION_KINDS = ['account', 'person'] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

export const SUGGESTION_STATES = ['open', 'confirmed', 'refused', 'outdated'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** Asks a manager whether two are the same. All text is raw: blocks escape it. */
export interface SuggestionCard {
  kind: 'suggestion';
  suggestionId: string;
  leadId: string;
  company: string;
  person: Slot;
  /** What it may be the same as: an account, or an older lead. */
  other:
    | { is: 'account'; name: string; owner: string | null }
    | { is: 'lead'; leadId: string; company: string; person: Slot; holder: Asked | null };
  /** What speaks for it, after a colon. */
  why: Slot;
  /** What a manager's word is kept for, such as globex.de; null where it is for this lead alone. */
  keptFor: string | null;
  timeZone: string;
  /** Null while it can be answered. */
  settled: SuggestionSettlement | null;
}

export interface SuggestionSettlement {
  /** `outdated`: nobody has to decide it any more. */
  as: Exclude<SuggestionState, 'open'>;
  by: string;
  at: Date;
}
