import { createHmac } from 'node:crypto';
import type { ProviderKind } from '../routing/model/workspace/source.ts';

export interface UnsignedCall {
  /** As the product was told it. */
  url: string;
  body: string;
  secret: string;
  at: Date;
}

export interface SignedCall {
  headers: Record<string, string>;
  body: string;
}

type Sign = (call: UnsignedCall) => SignedCall;

/** How each product proves itself, written down apart from what verifies it. */
const SIGN: Record<ProviderKind, Sign> = {
  typeform: ({ body, secret }) =>
    withHeaders(body, { 'typeform-signature': `sha256=${hmac('sha256', secret, body, 'base64')}` }),
  tally: ({ body, secret }) =>
    withHeaders(body, { 'tally-signature': hmac('sha256', secret, body, 'base64') }),
  webflow: ({ body, secret, at }) => {
    const time = String(at.getTime());
    const signature = hmac('sha256', secret, `${time}:${body}`, 'hex');
    return withHeaders(body, { 'x-webflow-timestamp': time, 'x-webflow-signature': signature });
  },
  calendly: ({ body, secret, at }) => {
    const time = Math.floor(at.getTime() / 1000);
    const signature = hmac('sha256', secret, `${time}.${body}`, 'hex');
    return withHeaders(body, { 'calendly-webhook-signature': `t=${time},v1=${signature}` });
  },
  intercom: ({ body, secret }) =>
    withHeaders(body, { 'x-hub-signature': `sha1=${hmac('sha1', secret, body, 'hex')}` }),
  meta: ({ body, secret }) =>
    withHeaders(body, { 'x-hub-signature-256': `sha256=${hmac('sha256', secret, body, 'hex')}` }),
  hubspot: ({ url, body, secret, at }) => {
    const time = String(at.getTime());
    const signature = hmac('sha256', secret, `POST${url}${body}${time}`, 'base64');
    return withHeaders(body, {
      'x-hubspot-request-timestamp': time,
      'x-hubspot-signature-v3': signature,
    });
  },
  google_ads: ({ body, secret }) => withHeaders(withKey(body, secret), {}),
  pipedrive: ({ body, secret }) =>
    withHeaders(body, { authorization: `Basic ${Buffer.from(secret).toString('base64')}` }),
};

/** The request as that product sends it. */
export function signAsProduct(kind: ProviderKind, call: UnsignedCall): SignedCall {
  return SIGN[kind](call);
}

function withHeaders(body: string, headers: Record<string, string>): SignedCall {
  return { body, headers: { 'content-type': 'application/json', ...headers } };
}

function hmac(
  algorithm: 'sha256' | 'sha1',
  secret: string,
  text: string,
  encoding: 'hex' | 'base64',
): string {
  return createHmac(algorithm, secret).update(text).digest(encoding);
}

/** In place of whatever key stands there; what is no object of JSON stays as it is. */
function withKey(body: string, secret: string): string {
  const key = `"google_key":${JSON.stringify(secret)}`;
  const [, before, rest = ''] = /^(\s*\{)(.*)$/s.exec(body) ?? [];
  if (before === undefined) return body;
  const without = rest.replace(/"google_key"\s*:\s*"[^"]*"\s*,?/, '');
  return `${before}${key}${/^\s*\}/.test(without) ? '' : ','}${without}`;
}
