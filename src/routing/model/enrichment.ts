import type { Scalar } from './lead.ts';

/** Null notes that somebody was asked and did not know. */
export type FactValue = Scalar | null;

/** What may be learned about a company or a person from others. */
export const ENRICHED_FIELDS = [
  'company.name',
  'company.employees',
  'company.industry',
  'company.country',
  'company.region',
  'person.title',
] as const;
export type EnrichedField = (typeof ENRICHED_FIELDS)[number];

/** One fact as one source tells it. */
export interface SourcedFact {
  field: EnrichedField;
  value: Scalar;
  /** `lead` for the sender, `accounts` for the account list, else the id of a provider. */
  source: string;
  /** 0..1. */
  confidence: number;
  learnedAt: Date;
}

/** What became of one provider that was to be asked. */
export interface ProviderAnswer {
  provider: string;
  outcome: 'known' | 'unknown' | 'cached' | 'failed' | 'skipped' | 'pending';
  /** Why it failed, in a code such as `timeout`. */
  why?: string;
}

/** Where what is known of a lead is from; stored with each decision. */
export interface Enrichment {
  fields: {
    field: EnrichedField;
    value: Scalar;
    source: string;
    confidence: number;
    learnedAt: string;
    /** Who said otherwise. */
    lost: { value: Scalar; source: string; confidence: number }[];
  }[];
  providers: ProviderAnswer[];
}
