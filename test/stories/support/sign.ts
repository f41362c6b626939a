import { createHmac } from 'node:crypto';
import { SOURCE_SECRET } from '../../../src/sandbox/stage/open-stage.ts';

/** How each product proves that a body is its own, written from its documentation. */

/** Version 3: method, address, body and time in milliseconds. */
export function hubspotHeaders(body: string, { url, at }: { url: string; at: Date }) {
  const time = String(at.getTime());
  const signed = createHmac('sha256', SOURCE_SECRET).update(`POST${url}${body}${time}`);
  return {
    'x-hubspot-signature-v3': signed.digest('base64'),
    'x-hubspot-request-timestamp': time,
  };
}

export function metaHeaders(body: string) {
  const signature = createHmac('sha256', SOURCE_SECRET).update(body).digest('hex');
  return { 'x-hub-signature-256': `sha256=${signature}` };
}

export function basicHeaders() {
  return { authorization: `Basic ${Buffer.from(SOURCE_SECRET).toString('base64')}` };
}
