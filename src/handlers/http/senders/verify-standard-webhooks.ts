import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../../errors.ts';

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
  assertFresh(timestamp, now);
  const offered = signature.split(' ');
  for (const key of keys) {
    const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
    const expected = `${VERSION},${mac.digest('base64')}`;
    if (offered.some((text) => isSameText(text, expected))) return;
  }
  const message = 'No signature matches; check the secret, and that the body is signed as sent.';
  throw new AppError('auth.signature_wrong', message);
}

/** Takes the same time wherever two texts of one length differ. */
export function isSameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function decodeSecret(secret: string): Buffer {
  const base64 = secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret;
  return Buffer.from(base64, 'base64');
}

function assertFresh(timestamp: string, now: Date): void {
  if (!SECONDS.test(timestamp)) {
    throw new AppError('auth.signature_wrong', 'The webhook-timestamp is not a number of seconds.');
  }
  const aheadMs = Number(timestamp) * 1000 - now.getTime();
  if (aheadMs < -TOLERANCE_MS) {
    throw new AppError('auth.stale', 'The webhook-timestamp is more than 5 minutes old.');
  }
  if (aheadMs > TOLERANCE_MS) {
    const message = 'The webhook-timestamp is more than 5 minutes ahead of this clock.';
    throw new AppError('auth.from_the_future', message);
  }
}
