import { createHmac } from 'node:crypto';
import { AppError } from '../../errors.ts';

const SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/;

/**
 * The key inside a Standard Webhooks secret.
 *
 * @throws AppError `input.webhook_out_secret`; the message never repeats the secret.
 */
export function parseSecret(secret: string): Buffer {
  const encoded = SECRET.exec(secret)?.[1];
  if (encoded) return Buffer.from(encoded, 'base64');
  throw new AppError(
    'input.webhook_out_secret',
    'WEBHOOK_OUT_SECRET is malformed. Expected whsec_ followed by base64.',
  );
}

export interface Signable {
  id: string;
  at: Date;
  body: string;
}

/** The three headers of Standard Webhooks, signed over `id.timestamp.body`. */
export function signedHeaders(key: Buffer, { id, at, body }: Signable): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
