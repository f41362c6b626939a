import { createHmac } from 'node:crypto';
import { AppError } from '../../../errors.ts';
import { assertFresh } from './assert-fresh.ts';
import { isSameText } from './same-text.ts';

/** How far the sender's clock may be off, either way. */
export const TOLERANCE_MS = 5 * 60_000;
const SECRET_PREFIX = 'whsec_';
const VERSION = 'v1';
const SECONDS = /^\d{1,12}$/;

export interface SignedRequest {
  id: string | undefined;
  /** Seconds since 1970, as sent. */
  timestamp: string | undefined;
  /** `v1,…`, several of them separated by spaces while the sender rotates its secret. */
  signature: string | undefined;
  /** As received: one byte more or less is another message. */
  body: Uint8Array;
}

/**
 * Proves by Standard Webhooks that the sender holds one of our secrets and sent this just now.
 *
 * @param secrets base64, with or without `whsec_`
 * @throws AppError `auth.secret_missing`, `auth.signature_missing`, `auth.signature_wrong`,
 *   `auth.stale`, `auth.from_the_future`
 */
export function verifyStandardWebhook(
  request: SignedRequest,
  { secrets, now }: { secrets: string[]; now: Date },
): void {
  const { id, timestamp, signature, body } = request;
  const keys = secrets.map(decodeSecret).filter((key) => key.length > 0);
  if (keys.length === 0) throw new AppError('auth.secret_missing', 'This source has no secret.');
  if (!id || !timestamp || !signature) {
    const message = 'The headers webhook-id, webhook-timestamp and webhook-signature are needed.';
    throw new AppError('auth.signature_missing', message);
  }
  if (!SECONDS.test(timestamp)) {
    throw new AppError('auth.signature_wrong', 'The webhook-timestamp is not a number of seconds.');
  }
  assertFresh(new Date(Number(timestamp) * 1000), now, TOLERANCE_MS);
  const offered = signature.split(' ');
  for (const key of keys) {
    const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
    const expected = `${VERSION},${mac.digest('base64')}`;
    if (offered.some((text) => isSameText(text, expected))) return;
  }
  const message = 'No signature matches; check the secret, and that the body is signed as sent.';
  throw new AppError('auth.signature_wrong', message);
}

function decodeSecret(secret: string): Buffer {
  const base64 = secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret;
  return Buffer.from(base64, 'base64');
}
