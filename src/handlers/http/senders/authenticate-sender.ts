import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../../errors.ts';
import {
  DEFAULT_SIGNATURE,
  type Source,
  type SourceAuth,
  secretVariable,
} from '../../../routing/model/source.ts';
import { verifyHmac } from './verify-hmac.ts';
import { verifyBasic, verifyBearer, verifyUrlToken } from './verify-secret.ts';
import { verifyStandardWebhook } from './verify-standard-webhooks.ts';

export interface Claim {
  headers: IncomingHttpHeaders;
  /** What stood in the address after the source, or as `?token=`. */
  urlToken: string | undefined;
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
  if (source.auth !== 'none' && claim.secrets.length === 0) throw noSecret(source);
  PROOFS[source.auth](claim, source);
}

const PROOFS: Record<SourceAuth, (claim: Claim, source: Source) => void> = {
  standard_webhooks: (claim) => verifyStandardWebhook(signedRequest(claim), claim),
  hmac: ({ headers, body, secrets }, { signature = DEFAULT_SIGNATURE }) =>
    verifyHmac({ signature: one(headers[signature.header]), body }, signature, secrets),
  bearer: ({ headers, secrets }) => verifyBearer(headers.authorization, secrets),
  basic: ({ headers, secrets }) => verifyBasic(headers.authorization, secrets),
  url_token: ({ urlToken, secrets }) => verifyUrlToken(urlToken, secrets),
  none: () => {},
};

function signedRequest({ headers, body }: Claim) {
  return {
    id: one(headers['webhook-id']),
    timestamp: one(headers['webhook-timestamp']),
    signature: one(headers['webhook-signature']),
    body,
  };
}

function noSecret({ id }: Source): AppError {
  const message = `The source ${id} has no secret yet; set ${secretVariable(id)} and start again.`;
  return new AppError('auth.secret_missing', message, { details: { source: id } });
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(',') : header;
}
