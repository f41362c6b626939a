import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../errors.ts';
import { type Source, secretVariable } from '../../routing/model/source.ts';
import { bearerOf } from './api-token.ts';
import { isSameText, verifyStandardWebhook } from './verify-standard-webhooks.ts';

export interface Claim {
  headers: IncomingHttpHeaders;
  body: Uint8Array;
  secrets: string[];
  now: Date;
}

/**
 * Lets a sender pass who proves, in the way of its source, that it may send.
 *
 * @throws AppError `auth.*`
 */
export function authenticateSender(source: Source, claim: Claim): void {
  if (source.auth === 'none') return;
  if (claim.secrets.length === 0) throw noSecret(source);
  if (source.auth === 'bearer') assertBearer(claim);
  else assertSigned(claim);
}

function assertSigned({ headers, body, secrets, now }: Claim): void {
  const signed = {
    id: one(headers['webhook-id']),
    timestamp: one(headers['webhook-timestamp']),
    signature: one(headers['webhook-signature']),
    body,
  };
  verifyStandardWebhook(signed, { secrets, now });
}

function assertBearer({ headers, secrets }: Claim): void {
  const offered = bearerOf(headers.authorization);
  if (offered === undefined) {
    const message = 'This source expects the header "authorization: Bearer …".';
    throw new AppError('auth.token_missing', message);
  }
  if (secrets.some((secret) => isSameText(offered, secret))) return;
  throw new AppError('auth.token_wrong', 'The bearer token is not the one of this source.');
}

function noSecret({ id }: Source): AppError {
  const message = `The source ${id} has no secret yet; set ${secretVariable(id)} and start again.`;
  return new AppError('auth.secret_missing', message, { details: { source: id } });
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(',') : header;
}
