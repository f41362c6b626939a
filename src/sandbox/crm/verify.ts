import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const TOLERANCE_MS = 5 * 60_000;

export interface SignedRequest {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** The `webhook-id` of an authentic Standard Webhook of the last five minutes, else null. */
export function verifiedId(
  { headers, body }: SignedRequest,
  secret: string,
  now: Date,
): string | null {
  const id = one(headers['webhook-id']);
  const timestamp = one(headers['webhook-timestamp']);
  const ageMs = Math.abs(now.getTime() - Number(timestamp) * 1000);
  if (!id || !timestamp || !(ageMs <= TOLERANCE_MS)) return null;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
  const expected = Buffer.from(`v1,${hmac.digest('base64')}`);
  const offered = one(headers['webhook-signature']).split(' ');
  return offered.some((signature) => same(Buffer.from(signature), expected)) ? id : null;
}

function same(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

function one(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header : '';
}
