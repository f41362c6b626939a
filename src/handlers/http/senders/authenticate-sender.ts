import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../../errors.ts';
import { textAt } from '../../../routing/intake/body/pick.ts';
import {
  DEFAULT_SIGNATURE,
  isProviderKind,
  type ProviderKind,
  type Source,
  type SourceAuth,
  secretVariable,
} from '../../../routing/model/workspace/source.ts';
import { SCHEMES, type Scheme, schemeOf } from './schemes.ts';
import { verifyBasic, verifyBearer, verifyBodyKey, verifyUrlToken } from './verify-secret.ts';
import { verifySignature } from './verify-signature.ts';
import { verifyStandardWebhook } from './verify-standard-webhooks.ts';

export interface Claim {
  /** The address the sender called, as the sender knows it. */
  url: string;
  headers: IncomingHttpHeaders;
  /** What stood in the address after the source, or as `?token=`. */
  urlToken: string | undefined;
  body: Uint8Array;
  secrets: string[];
  now: Date;
}

type Proof = (claim: Claim, source: Source) => void;

/**
 * Lets a sender pass who proves, in the way of its source, that it may send.
 *
 * @throws AppError `auth.*`
 */
export function authenticateSender(source: Source, claim: Claim): void {
  if (source.auth !== 'none' && claim.secrets.length === 0) throw noSecret(source);
  PROOFS[source.auth](claim, source);
}

const PROOFS: Record<SourceAuth, Proof> = {
  standard_webhooks: (claim) => verifyStandardWebhook(signedRequest(claim), claim),
  hmac: (claim, { signature = DEFAULT_SIGNATURE }) => bySignature(schemeOf(signature))(claim),
  bearer: ({ headers, secrets }) => verifyBearer(headers.authorization, secrets),
  basic: ({ headers, secrets }) => verifyBasic(headers.authorization, secrets),
  url_token: ({ urlToken, secrets }) => verifyUrlToken(urlToken, secrets),
  provider: (claim, source) => {
    if (!isProviderKind(source.kind)) throw noSecret(source);
    PROVIDER_PROOFS[source.kind](claim);
  },
  none: () => {},
};

const PROVIDER_PROOFS: Record<ProviderKind, (claim: Claim) => void> = {
  typeform: bySignature(SCHEMES.typeform),
  tally: bySignature(SCHEMES.tally),
  webflow: bySignature(SCHEMES.webflow),
  calendly: bySignature(SCHEMES.calendly),
  intercom: bySignature(SCHEMES.intercom),
  meta: bySignature(SCHEMES.meta),
  hubspot: bySignature(SCHEMES.hubspot),
  google_ads: ({ body, secrets }) =>
    verifyBodyKey(textIn(body, 'google_key'), 'google_key', secrets),
  pipedrive: ({ headers, secrets }) => verifyBasic(headers.authorization, secrets),
};

function bySignature(scheme: Scheme): (claim: Claim) => void {
  return (claim) => verifySignature(scheme, { ...claim, method: 'POST' }, claim);
}

/** A body that cannot be parsed proves nothing. */
function textIn(body: Uint8Array, name: string): string | undefined {
  try {
    return textAt(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)), name);
  } catch {
    return undefined;
  }
}

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
