import { createHmac } from 'node:crypto';
import {
  DEFAULT_SIGNATURE,
  type Source,
  type SourceKind,
} from '../../../routing/model/workspace/source.ts';
import { SCHEMES, type Scheme, schemeOf } from '../../http/senders/schemes.ts';
import { signatureOf } from '../../http/senders/verify-signature.ts';
import { exampleBody, exampleFields } from './example-lead.ts';

/** What a call is made of: where to, and how its sender proves itself. */
export interface ExampleCall {
  url: string;
  source: Source;
  /** One of those the source takes; empty when it asks for none. */
  secret: string;
  /** How a shell reads the secret, which is never printed itself. */
  variable: string;
  id: string;
  now: Date;
}

/** A curl line that posts an example lead as JSON, signed now where the source asks for it. */
export function jsonCall(call: ExampleCall): string {
  const body = exampleBody(call.source);
  const headers = ['content-type: application/json', ...proofHeaders(call, body)];
  return curl(call, [...headers.map(headerOption), `-d ${bodyOption(call, body)}`]);
}

/** The same as a form would send it. */
export function formCall(call: ExampleCall): string {
  const options = exampleFields(call.source).map(({ path, value }) => {
    const field = `${encodedName(path)}=${value}`;
    return `--data-urlencode ${shellQuoted(field)}`;
  });
  return curl(call, options);
}

/** curl encodes what stands behind the first equals sign and leaves the name to us. */
function encodedName(path: string): string {
  return path.replaceAll(/[%&=+]/g, encodeURIComponent);
}

function curl({ url, source, variable }: ExampleCall, options: string[]): string {
  const user = isByPassword(source) ? [`-u "${variable}"`] : [];
  return [`curl -X POST ${shellQuoted(url)}`, ...user, ...options].join(' \\\n  ');
}

function proofHeaders(call: ExampleCall, body: string): string[] {
  const { source, variable } = call;
  if (source.auth === 'bearer') return [`authorization: Bearer ${variable}`];
  if (source.auth === 'hmac') return [hmacHeader(call, body)];
  if (source.auth === 'provider') return productHeaders(call, body);
  return source.auth === 'standard_webhooks' ? standardHeaders(call, body) : [];
}

function standardHeaders({ secret, id, now }: ExampleCall, body: string): string[] {
  const timestamp = Math.floor(now.getTime() / 1000);
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return [
    `webhook-id: ${id}`,
    `webhook-timestamp: ${timestamp}`,
    `webhook-signature: v1,${signature}`,
  ];
}

function hmacHeader({ source, secret, url }: ExampleCall, text: string): string {
  const scheme = schemeOf(source.signature ?? DEFAULT_SIGNATURE);
  const call = { method: 'POST', url, body: Buffer.from(text), secret, time: undefined };
  return `${scheme.header}: ${signatureOf(scheme, call)}`;
}

/** A product that signs nothing sends its secret, which the shell puts in. */
function productHeaders({ source: { kind }, url, secret, now }: ExampleCall, text: string) {
  if (!isSigning(kind)) return [];
  const scheme: Scheme = SCHEMES[kind];
  const time = String(Math.floor(now.getTime() / (scheme.time?.unitMs ?? 1)));
  const call = { method: 'POST', url, body: Buffer.from(text), secret, time };
  const signature = signatureOf(scheme, call);
  const { list, time: timed } = scheme;
  const signed = list ? `${list.time}=${time},${list.signature}=${signature}` : signature;
  const dated = timed?.header === undefined ? [] : [`${timed.header}: ${time}`];
  return [...dated, `${scheme.header}: ${signed}`];
}

function isSigning(kind: SourceKind): kind is keyof typeof SCHEMES {
  return Object.hasOwn(SCHEMES, kind);
}

function isByPassword({ kind, auth }: Source): boolean {
  return auth === 'basic' || (auth === 'provider' && kind === 'pipedrive');
}

/** Google's key stands in the body. */
function bodyOption({ source, variable }: ExampleCall, body: string): string {
  if (source.kind !== 'google_ads' || source.auth !== 'provider') return shellQuoted(body);
  return `'{"google_key":"'"${variable}"'",${shellQuoted(body).slice(2)}`;
}

/** Only a variable needs double quotes. */
function headerOption(header: string): string {
  return header.includes('$') ? `-H "${header}"` : `-H ${shellQuoted(header)}`;
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
