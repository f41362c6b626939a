import { createHmac } from 'node:crypto';

export interface Unsigned {
  id: string;
  body: string;
  /** `whsec_` and base64. */
  secret: string;
  at: Date;
}

/** The headers of a request as a website sends it that signs by Standard Webhooks. */
export function signedHeaders({ id, body, secret, at }: Unsigned): Record<string, string> {
  const timestamp = Math.floor(at.getTime() / 1_000);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`);
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signed.digest('base64')}`,
  };
}
