import { z } from 'zod';
import { OWN_SOURCE_IDS } from './own-sources.ts';
import { rosterId } from './roster.ts';

/** What shape a sender's body has: our own JSON, or any, read by the source's `mapping`. */
export const SOURCE_KINDS = ['generic', 'mapping'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** How a sender proves who it is; `none` must be written out. */
export const SOURCE_AUTHS = [
  'standard_webhooks',
  'hmac',
  'bearer',
  'basic',
  'url_token',
  'none',
] as const;
export type SourceAuth = (typeof SOURCE_AUTHS)[number];

/** What a source asks for that names no `auth`: what its senders can do without help. */
export const DEFAULT_AUTHS: Record<SourceKind, SourceAuth> = {
  generic: 'standard_webhooks',
  mapping: 'bearer',
};

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

export const sourceSchema = z
  .strictObject({
    id: rosterId.refine(
      (id) => !OWN_SOURCE_IDS.includes(id),
      'Baton has a source of its own by that name',
    ),
    kind: z.enum(SOURCE_KINDS).default('generic'),
    channel: z.string().default('web'),
    tier: z.string().optional(),
    auth: z.enum(SOURCE_AUTHS).optional(),
    signature: signatureSchema.optional(),
    mapping: mappingSchema.optional(),
    /** Where the body names the sender's own id of the delivery. */
    key: path.optional(),
    /** Where a browser goes after it has posted a form. */
    redirect: z
      .url({
        protocol: /^https$/,
        normalize: true,
        error: 'expected an address such as "https://acme.test/thanks"',
      })
      .optional(),
  })
  .transform(({ auth, ...rest }) => ({ ...rest, auth: auth ?? DEFAULT_AUTHS[rest.kind] }));
export type Source = z.infer<typeof sourceSchema>;

export const sourcesSchema = z.array(sourceSchema).min(1);

/**
 * The name of the variable that holds a source's secret: `web-form` → `WEBHOOK_SECRET_WEB_FORM`.
 */
export function secretVariable(sourceId: string): string {
  return `WEBHOOK_SECRET_${sourceId.toUpperCase().replaceAll(/[-.]/g, '_')}`;
}
