import type { ProviderKind, SignatureSettings } from '../../../routing/model/workspace/source.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** What is signed, part after part; any other text stands for itself. */
export type Part = 'method' | 'url' | 'time' | 'body' | ':' | '.';

export interface Scheme {
  /** In small letters. */
  header: string;
  algorithm: 'sha256' | 'sha1';
  encoding: 'hex' | 'base64';
  /** What stands before the signature. */
  prefix: string;
  signed: readonly Part[];
  /** The header is a list such as `t=…,v1=…`; these are the names of its fields. */
  list?: { time: string; signature: string };
  /** Where there is none, only the delivery's id keeps a replay out. */
  time?: {
    /** Undefined where the time stands in the list. */
    header?: string;
    unitMs: number;
    /** How far the sender's clock may be off, and how late a request may come. */
    toleranceMs: number;
  };
}

const PLAIN = { algorithm: 'sha256', encoding: 'hex', prefix: '', signed: ['body'] } as const;

/** How each product signs, as its documentation says. */
export const SCHEMES = {
  typeform: { ...PLAIN, header: 'typeform-signature', encoding: 'base64', prefix: 'sha256=' },
  tally: { ...PLAIN, header: 'tally-signature', encoding: 'base64' },
  meta: { ...PLAIN, header: 'x-hub-signature-256', prefix: 'sha256=' },
  intercom: { ...PLAIN, header: 'x-hub-signature', algorithm: 'sha1', prefix: 'sha1=' },
  webflow: {
    ...PLAIN,
    header: 'x-webflow-signature',
    signed: ['time', ':', 'body'],
    time: { header: 'x-webflow-timestamp', unitMs: 1, toleranceMs: 5 * MINUTE_MS },
  },
  calendly: {
    ...PLAIN,
    header: 'calendly-webhook-signature',
    signed: ['time', '.', 'body'],
    list: { time: 't', signature: 'v1' },
    time: { unitMs: SECOND_MS, toleranceMs: 3 * MINUTE_MS },
  },
  hubspot: {
    ...PLAIN,
    header: 'x-hubspot-signature-v3',
    encoding: 'base64',
    signed: ['method', 'url', 'body', 'time'],
    time: { header: 'x-hubspot-request-timestamp', unitMs: 1, toleranceMs: 5 * MINUTE_MS },
  },
} satisfies Partial<Record<ProviderKind, Scheme>>;

/** The scheme of a source with `auth: hmac`, which names everything itself. */
export function schemeOf(settings: SignatureSettings): Scheme {
  return { ...PLAIN, ...settings };
}
