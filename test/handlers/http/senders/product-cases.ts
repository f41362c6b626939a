import { type ProviderKind, sourceSchema } from '../../../../src/routing/model/workspace/source.ts';
import { signAsProduct } from '../../../../src/sandbox/sign-as-product.ts';
import { openDoor, PUBLIC_URL } from '../open-door.ts';

export const OLD = 'user:old-Secret.1';
export const NEW = 'user:new-Secret.2';
export const MINUTE_MS = 60_000;

export interface Case {
  kind: ProviderKind;
  sample: string;
  /** What its sample comes to. */
  status: string;
  /** Undefined where no time is signed. */
  toleranceMs?: number;
  /** Refused for a wrong proof and a missing one. */
  wrong: string;
  missing: string;
  /** Another body that says the same under the same id. */
  retry(body: string): string;
  /** Where a proof stands; undefined for the body. */
  header?: string;
}

export const SIGNED = { wrong: 'auth.signature_wrong', missing: 'auth.signature_missing' };
const bump = (name: string) => (body: string) =>
  body.replace(new RegExp(`"${name}": (\\d+)`), `"${name}": 7`);
const spaced = (body: string) => ` ${body}`;

export const CASES: readonly Case[] = [
  {
    kind: 'typeform',
    sample: 'demo-request',
    status: 'accepted',
    ...SIGNED,
    retry: (b) => b.replace('01J8TF6Q4ZB1', 'again'),
    header: 'typeform-signature',
  },
  {
    kind: 'tally',
    sample: 'demo-request',
    status: 'accepted',
    ...SIGNED,
    retry: spaced,
    header: 'tally-signature',
  },
  {
    kind: 'webflow',
    sample: 'contact-us',
    status: 'accepted',
    toleranceMs: 5 * MINUTE_MS,
    ...SIGNED,
    retry: spaced,
    header: 'x-webflow-signature',
  },
  {
    kind: 'calendly',
    sample: 'invitee-created',
    status: 'accepted',
    toleranceMs: 3 * MINUTE_MS,
    ...SIGNED,
    retry: spaced,
    header: 'calendly-webhook-signature',
  },
  {
    kind: 'intercom',
    sample: 'contact-created',
    status: 'accepted',
    ...SIGNED,
    retry: bump('delivery_attempts'),
    header: 'x-hub-signature',
  },
  {
    kind: 'google_ads',
    sample: 'lead-form',
    status: 'accepted',
    wrong: 'auth.body_key_wrong',
    missing: 'auth.body_key_missing',
    retry: spaced,
  },
  {
    kind: 'meta',
    sample: 'leadgen',
    status: 'announced',
    ...SIGNED,
    retry: bump('time'),
    header: 'x-hub-signature-256',
  },
  {
    kind: 'hubspot',
    sample: 'contact-creation',
    status: 'announced',
    toleranceMs: 5 * MINUTE_MS,
    ...SIGNED,
    retry: (b) => b.replaceAll('"attemptNumber": 0', '"attemptNumber": 3'),
    header: 'x-hubspot-signature-v3',
  },
  {
    kind: 'pipedrive',
    sample: 'person-create',
    status: 'accepted',
    wrong: 'auth.password_wrong',
    missing: 'auth.password_missing',
    retry: bump('attempt'),
    header: 'authorization',
  },
];

export async function openFor(kind: ProviderKind) {
  const source = sourceSchema.parse({ id: 'sender', kind });
  const door = await openDoor({
    deps: { findSource: async () => source, secretOf: () => [OLD, NEW] },
  });
  const path = '/webhooks/leads/sender';
  const sign = (body: string, { secret = OLD, aheadMs = 0 } = {}) =>
    signAsProduct(kind, {
      url: `${PUBLIC_URL}${path}`,
      body,
      secret,
      at: new Date(door.ctx.clock.now().getTime() + aheadMs),
    });
  const post = async ({
    headers,
    body,
  }: {
    headers: Record<string, string>;
    body: string | Uint8Array<ArrayBuffer>;
  }) => {
    const response = await fetch(`${door.url}${path}`, { method: 'POST', headers, body });
    const answer = (await response.json()) as { code?: string; status: string };
    return [response.status, answer.code ?? answer.status];
  };
  const leads = () => door.db.read.select().from(door.db.t.leads);
  return { door, sign, post, leads };
}

export const flip = (text: string, at: number) => {
  const bytes = Buffer.from(text);
  const place = at % bytes.length;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return bytes;
};
