import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../../errors.ts';
import type { DeliveryKey } from '../../../services/intake/intake-delivery.ts';

const MAX_KEY_LENGTH = 255;

/**
 * The id the headers give a delivery.
 *
 * @throws AppError `input.key_too_long`
 */
export function headerKeyOf(headers: IncomingHttpHeaders): DeliveryKey | undefined {
  const webhookId = headers['webhook-id']?.toString();
  const value = webhookId || headers['idempotency-key']?.toString();
  if (!value) return undefined;
  if (value.length > MAX_KEY_LENGTH) {
    const message = `The id of a delivery has at most ${MAX_KEY_LENGTH} characters.`;
    throw new AppError('input.key_too_long', message);
  }
  return { kind: webhookId ? 'webhook_id' : 'idempotency_key', value };
}

/** The id the body names, else, as a last resort, what is in it. */
export function bodyKeyOf(providerId: string | undefined, body: Buffer): DeliveryKey {
  if (providerId === undefined) return { kind: 'content_hash', value: sha256(body) };
  const value = providerId.length > MAX_KEY_LENGTH ? sha256(providerId) : providerId;
  return { kind: 'provider', value };
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}
