import { z } from 'zod';
import { parseDuration } from '../duration.ts';
import { OWN_SOURCE_IDS } from './own-sources.ts';
import { rosterId } from './roster.ts';

/** Products that send leads in a shape and with a proof of their own. */
export const PROVIDER_KINDS = [
  'typeform',
  'tally',
  'webflow',
  'calendly',
  'intercom',
  'google_ads',
  'meta',
  'hubspot',
  'pipedrive',
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/**
 * What shape a sender's body has: our own JSON, any (read by `mapping`), or that of a product.
 * `signals` and `crm` bring no leads: what companies showed elsewhere, what a CRM tells of leads.
 */
export const SOURCE_KINDS = ['generic', 'mapping', 'signals', 'crm', ...PROVIDER_KINDS] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Products that people ask for, and that this version does not read yet. */
const LATER_KINDS = ['jotform', 'salesforce'];

/** Nothing that these send opens a lead. */
export function bringsLeads(kind: SourceKind): boolean {
  return kind !== 'signals' && kind !== 'crm';
}

export function isProviderKind(kind: SourceKind): kind is ProviderKind {
  return (PROVIDER_KINDS as readonly string[]).includes(kind);
}

/** How a sender proves who it is. `provider`: as its product does; `none` must be written out. */
export const SOURCE_AUTHS = [
  'standard_webhooks',
  'hmac',
  'bearer',
  'basic',
  'url_token',
  'provider',
  'none',
] as const;
export type SourceAuth = (typeof SOURCE_AUTHS)[number];

/** What a source asks for that names no `auth`: what its senders can do without help. */
export function defaultAuth(kind: SourceKind): SourceAuth {
  if (isProviderKind(kind)) return 'provider';
  return kind === 'generic' || kind === 'crm' ? 'standard_webhooks' : 'bearer';
}

/** Where an `hmac` sender puts the HMAC-SHA256 of the raw body, and how it writes it. */
export const signatureSchema = z.strictObject({
  header: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'expected the name of a header such as "x-signature"')
    .toLowerCase()
    .default('x-signature'),
  /** What stands before the signature in the header, such as `sha256=`. */
  prefix: z.string().max(64).default(''),
  encoding: z.enum(['hex', 'base64']).default('hex'),
});
export type SignatureSettings = z.infer<typeof signatureSchema>;
export const DEFAULT_SIGNATURE: SignatureSettings = signatureSchema.parse({});

/** One place in a sender's body; `check-sources.ts` says what is wrong with one. */
const path = z.string().min(1).max(200);
export const mappingSchema = z.record(z.string(), z.union([path, z.array(path).min(1).max(20)]));
/** Lead field → the place in the sender's body it is taken from, or places in order. */
export type Mapping = z.infer<typeof mappingSchema>;

/** Kept as it is written, so that `export` gives it back. */
const duration = z
  .string()
  .refine((text) => (parseDuration(text) ?? 0) > 0, 'expected a duration such as "1h" or "7d"');

/** Above `most` touches of one person within that time nobody types any more. */
const burstSchema = z.strictObject({
  most: z.int().min(1).max(1000),
  within: duration,
});

const sourceKind = z
  .string()
  .refine((kind) => !LATER_KINDS.includes(kind), {
    error:
      'which is not available in this version; kind: mapping with auth: url_token reads any body',
    abort: true,
  })
  .pipe(z.enum(SOURCE_KINDS));

export const sourceSchema = z
  .strictObject({
    id: rosterId.refine(
      (id) => !OWN_SOURCE_IDS.includes(id),
      'Baton has a source of its own by that name',
    ),
    kind: sourceKind.default('generic'),
    channel: z.string().default('web'),
    tier: z.string().optional(),
    auth: z.enum(SOURCE_AUTHS).optional(),
    signature: signatureSchema.optional(),
    mapping: mappingSchema.optional(),
    /** Where the body names the sender's own id of the delivery. */
    key: path.optional(),
    /** Which of a product's events make leads; `kinds/events.ts` says which there are. */
    events: z.array(z.string().min(1).max(100)).min(1).max(20).optional(),
    /** The place of a field that people do not see; what fills it in is no person. */
    honeypot: path.optional(),
    /** What becomes of a lead from a mailbox for an hour; left out, it goes to quarantine. */
    disposable: z.enum(['quarantine', 'allow']).optional(),
    /** Left out: 20 within 1h. */
    burst: burstSchema.optional(),
    /** A lead that was submitted longer ago than this is stale when it comes in. */
    fresh_for: duration.optional(),
    /** Where a browser goes after it has posted a form. */
    redirect: z
      .url({
        protocol: /^https$/,
        normalize: true,
        error: 'expected an address such as "https://acme.test/thanks"',
      })
      .optional(),
  })
  .transform(({ auth, ...rest }) => ({ ...rest, auth: auth ?? defaultAuth(rest.kind) }));
export type Source = z.infer<typeof sourceSchema>;

export const sourcesSchema = z.array(sourceSchema).min(1);

/**
 * The name of the variable that holds a source's secret: `web-form` → `WEBHOOK_SECRET_WEB_FORM`.
 */
export function secretVariable(sourceId: string): string {
  return `WEBHOOK_SECRET_${sourceId.toUpperCase().replaceAll(/[-.]/g, '_')}`;
}
