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

/** Notes of a provider as a whole, beside its facts: it knows nothing, or why asking it failed. */
export const NOTE_FIELD = '*';

/** A fact, or the note of a provider, as it is kept. */
export interface StoredFact {
  /** `domain:…` or `email:…`. */
  subject: string;
  provider: string;
  /** One of `ENRICHED_FIELDS`, or `NOTE_FIELD`. */
  field: string;
  /** Of a note: null for "knows nothing", else why asking failed. */
  value: FactValue;
  confidence: number;
  learnedAt: Date;
  expiresAt: Date;
}

/** What became of one provider that was to be asked. */
export interface ProviderAnswer {
  provider: string;
  outcome: 'known' | 'unknown' | 'cached' | 'failed' | 'skipped' | 'pending';
  /** Why it failed or was skipped, in a code such as `timeout`. */
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
export type KnownField = Enrichment['fields'][number];
