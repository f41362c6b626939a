import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../../errors.ts';
import { assertFresh } from './assert-fresh.ts';
import { isSameText } from './same-text.ts';
import type { Part, Scheme } from './schemes.ts';

export interface SignedCall {
  method: string;
  /** As the sender knows it. */
  url: string;
  headers: IncomingHttpHeaders;
  /** As received: one byte more or less is another message. */
  body: Uint8Array;
}

interface Offered {
  signatures: string[];
  time: string | undefined;
}

/** Nobody offers more; a hostile header could, thousands of times. */
const MAX_SIGNATURES = 5;
const DIGITS = /^\d{1,15}$/;

/**
 * Proves that the sender holds one of our secrets, and, where its scheme signs a time, that it sent
 * this just now.
 *
 * @throws AppError `auth.signature_missing`, `auth.signature_wrong`, `auth.stale`,
 *   `auth.from_the_future`
 */
export function verifySignature(
  scheme: Scheme,
  call: SignedCall,
  { secrets, now }: { secrets: string[]; now: Date },
): void {
  const { signatures, time } = offeredIn(scheme, call.headers);
  if (signatures.length === 0) throw missing(scheme.header);
  if (scheme.time) {
    if (!time) throw missing(scheme.time.header ?? scheme.header);
    if (!DIGITS.test(time)) throw wrong(`The time ${time.slice(0, 20)} is no number.`);
    assertFresh(new Date(Number(time) * scheme.time.unitMs), now, scheme.time.toleranceMs);
  }
  for (const secret of secrets) {
    const expected = signatureOf(scheme, { ...call, secret, time });
    if (signatures.some((signature) => isSameText(signature, expected))) return;
  }
  throw wrong(whyWrong(scheme, call));
}

/** What a sender that holds the secret puts into the header, or into its list. */
export function signatureOf(
  { algorithm, encoding, prefix, signed }: Scheme,
  call: Omit<SignedCall, 'headers'> & { secret: string; time: string | undefined },
): string {
  const mac = createHmac(algorithm, call.secret);
  for (const part of signed) mac.update(partOf(part, call));
  return prefix + mac.digest(encoding);
}

function partOf(
  part: Part,
  { method, url, body, time }: Omit<SignedCall, 'headers'> & { time: string | undefined },
): string | Uint8Array {
  const parts: Partial<Record<Part, string | Uint8Array>> = {
    method,
    url: decodedForHubspot(url),
    time: time ?? '',
    body,
  };
  return parts[part] ?? part;
}

/** Of the address HubSpot signs these as they are, and everything else as it was sent. */
function decodedForHubspot(url: string): string {
  return url.replaceAll(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, decodeURIComponent);
}

function offeredIn(scheme: Scheme, headers: IncomingHttpHeaders): Offered {
  const header = one(headers[scheme.header])?.trim();
  const { list, time } = scheme;
  if (!header) return { signatures: [], time: undefined };
  if (list === undefined) {
    const at = time?.header === undefined ? undefined : one(headers[time.header]);
    return { signatures: [normalized(header, scheme)], time: at?.trim() };
  }
  const fields = header.split(',').map((field) => field.trim().split('='));
  const valuesOf = (name: string) =>
    fields.flatMap(([key, value]) => (key === name && value ? [value] : []));
  const signatures = valuesOf(list.signature).slice(0, MAX_SIGNATURES);
  return {
    signatures: signatures.map((text) => normalized(text, scheme)),
    time: valuesOf(list.time)[0],
  };
}

/** Some write hexadecimal digits in capitals. */
function normalized(text: string, { prefix, encoding }: Scheme): string {
  if (encoding !== 'hex') return text;
  return text.slice(0, prefix.length) + text.slice(prefix.length).toLowerCase();
}

function whyWrong({ header, prefix, encoding, signed }: Scheme, { method, url }: SignedCall) {
  const like = `${prefix}… (${encoding})`;
  // What stands behind the question mark may be somebody's secret.
  const [address] = url.split('?');
  const of = signed.includes('url') ? `${method} ${address} with this body` : 'this body';
  const check = signed.includes('url')
    ? 'the secret, PUBLIC_URL and the body'
    : 'the secret and the body';
  return `The header ${header} is not ${like} of ${of}; check ${check}.`;
}

function wrong(message: string): AppError {
  return new AppError('auth.signature_wrong', message);
}

function missing(header: string): AppError {
  const message = `This source expects its signature in the header ${header}.`;
  return new AppError('auth.signature_missing', message);
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(',') : header;
}
