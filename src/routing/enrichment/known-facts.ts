/** Lists what is known of a lead without asking anybody: its sender's words and its account. */
import {
  ENRICHED_FIELDS,
  type EnrichedField,
  type Enrichment,
  NOTE_FIELD,
  type SourcedFact,
  type StoredFact,
} from '../model/enrichment.ts';
import type { AccountMatch, CompanyFields, Scalar, Submission } from '../model/lead.ts';

/** People know their own company; some of them type a number that opens doors. */
export const SENDER_CONFIDENCE = 0.9;
/** Somebody wrote the list once, and nobody says when. */
export const ACCOUNTS_CONFIDENCE = 0.75;

interface Known {
  submission: Pick<Submission, 'company' | 'person'>;
  account: AccountMatch['account'];
  /** When the person last wrote. */
  writtenAt: Date;
  now: Date;
}

/** What the sender and the account list tell, one fact each. */
export function listOwnFacts({ submission, account, writtenAt, now }: Known): SourcedFact[] {
  const { company, person } = submission;
  const sender = { source: 'lead', confidence: SENDER_CONFIDENCE, learnedAt: writtenAt };
  const list = { source: 'accounts', confidence: ACCOUNTS_CONFIDENCE, learnedAt: now };
  return [
    ...factsOf(sender, {
      'company.name': company.name,
      'company.employees': company.employees,
      'company.industry': company.industry,
      'company.country': company.country,
      'company.region': company.region,
      'person.title': person.title,
    }),
    ...factsOf(list, {
      'company.employees': account?.employees ?? undefined,
      'company.country': account?.country ?? undefined,
    }),
  ];
}

/** What providers told and is still believed. */
export function listProviderFacts(stored: readonly StoredFact[], now: Date): SourcedFact[] {
  return stored.flatMap(({ field, value, provider, confidence, learnedAt, expiresAt }) => {
    const isTold = value !== null && field !== NOTE_FIELD && expiresAt > now;
    if (!isTold || !isEnriched(field)) return [];
    return [{ field, value, source: provider, confidence, learnedAt }];
  });
}

/** The merged values where rules and scores look for them. */
export function believedFacts({ fields }: Enrichment): { company: CompanyFields; title?: string } {
  const values = new Map(fields.map(({ field, value }) => [field, value]));
  const text = (field: EnrichedField) => textOf(values.get(field));
  const employees = values.get('company.employees');
  const title = text('person.title');
  return {
    company: {
      name: text('company.name'),
      employees: typeof employees === 'number' ? employees : undefined,
      industry: text('company.industry'),
      country: text('company.country'),
      region: text('company.region'),
    },
    ...(title !== undefined && { title }),
  };
}

function textOf(value: Scalar | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function isEnriched(field: string): field is EnrichedField {
  return ENRICHED_FIELDS.some((one) => one === field);
}

function factsOf(
  from: Omit<SourcedFact, 'field' | 'value'>,
  values: Partial<Record<EnrichedField, Scalar | undefined>>,
): SourcedFact[] {
  return Object.entries(values).flatMap(([field, value]) =>
    value === undefined || !isEnriched(field) ? [] : [{ ...from, field, value }],
  );
}
