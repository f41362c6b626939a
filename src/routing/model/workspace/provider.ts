import { z } from 'zod';
import type { EnrichedField } from '../enrichment.ts';
import { duration } from '../policy/durations.ts';
import { rosterId } from './roster.ts';

/** The longest that one call to a provider may take, whatever its settings say. */
export const LONGEST_CALL_MS = 5_000;
export const DEFAULT_WITHIN_MS = 1_500;
/** More than anybody pays for; each of them is asked about each lead. */
export const MOST_PROVIDERS = 10;

/** Where facts come from that no provider told; no provider may take such a name. */
export const OWN_FACT_SOURCES: readonly string[] = ['lead', 'accounts'];

const DAY_MS = 86_400_000;
const DEFAULTS = { timeout: 800, confidence: 0.8, ttl: 30 * DAY_MS, unknown_for: DAY_MS };

const upTo = (mostMs: number, text: string) =>
  duration.refine((ms) => ms >= 1 && ms <= mostMs, `expected a duration of at most ${text}`);
const call = upTo(LONGEST_CALL_MS, '5s');
const life = upTo(3_650 * DAY_MS, '3650d');
const share = z.number().min(0).max(1);
/** One place in the answer; `check-providers.ts` says what is wrong with one. */
const place = z.string().min(1).max(200);

const field = z
  .union([
    place,
    z.strictObject({
      at: place,
      confidence: z.union([share, place]).optional(),
      ttl: life.optional(),
    }),
  ])
  .transform((told): ProviderField => (typeof told === 'string' ? { at: told } : told))
  .optional();

/** How one fact is found in a provider's answer; what is left out is as the provider's others. */
export interface ProviderField {
  at: string;
  /** 0..1, or the place in the answer that says it. */
  confidence?: number | string | undefined;
  /** In milliseconds. */
  ttl?: number | undefined;
}

/** Written out, so that a fault of an author can name what there is. */
const fields = z.strictObject({
  'company.name': field,
  'company.employees': field,
  'company.industry': field,
  'company.country': field,
  'company.region': field,
  'person.title': field,
} satisfies Record<EnrichedField, typeof field>);

/** Durations are milliseconds once parsed. */
export const providerSchema = z.strictObject({
  id: rosterId.refine(
    (id) => !OWN_FACT_SOURCES.includes(id),
    'Baton calls what it knows itself by that name',
  ),
  about: z.enum(['company', 'person']),
  /** Holds `{domain}` or `{email}`. */
  path: z
    .string()
    .regex(/^\/\S*$/, 'expected a path such as "/v1/companies/{domain}"')
    .max(500),
  timeout: call.default(DEFAULTS.timeout),
  /** What a fact is worth when the answer does not say. */
  confidence: share.default(DEFAULTS.confidence),
  /** How long a fact is believed. */
  ttl: life.default(DEFAULTS.ttl),
  /** How long it is believed that nothing is known. */
  unknown_for: life.default(DEFAULTS.unknown_for),
  fields,
});
/** Somebody who can be asked about a company by its domain, or about a person by their e-mail. */
export type Provider = z.infer<typeof providerSchema>;

export const providersSchema = z.array(providerSchema).max(MOST_PROVIDERS);
export const enrichmentSchema = z.strictObject({
  /** How long all of them together may keep a new lead from the router. */
  within: call.default(DEFAULT_WITHIN_MS),
  /** In order: of two that say something equally sure, the first is believed. */
  providers: providersSchema,
});
/** What stands in `enrichment.yml`. */
export type EnrichmentSettings = z.infer<typeof enrichmentSchema>;

export const NO_ENRICHMENT: EnrichmentSettings = { within: DEFAULT_WITHIN_MS, providers: [] };

/** The variables that hold a provider's address and token: `clear-facts` → `CLEAR_FACTS_…`. */
export function providerVariables(id: string): { url: string; token: string } {
  const name = id.toUpperCase().replaceAll(/[-.]/g, '_');
  return { url: `${name}_API_URL`, token: `${name}_TOKEN` };
}
