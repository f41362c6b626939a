import { createHmac } from 'node:crypto';
import type { Source } from '../../routing/model/source.ts';

/** No quotation mark in it: it stands between them in a shell. */
const EXAMPLE = {
  schema_version: 1,
  person: { email: 'dana@globex.test', first_name: 'Dana', last_name: 'Ode' },
  company: { name: 'Globex', domain: 'globex.test' },
  request: { form: 'demo', message: 'Need pricing for 300 seats' },
  test: true,
};

interface Proof {
  auth: Source['auth'];
  secret: string;
  /** The environment variable of the secret, which is never printed itself. */
  variable: string;
}

/** A curl line that posts a test lead to `url`, signed now with Standard Webhooks where asked. */
export function exampleCall(url: string, proof: Proof, call: { id: string; now: Date }): string {
  const body = JSON.stringify(EXAMPLE);
  const headers = ['content-type: application/json', ...proofHeaders(proof, { ...call, body })];
  const lines = [`curl -X POST '${url}'`, ...headers.map(headerOption), `-d '${body}'`];
  return lines.join(' \\\n  ');
}

/** Only a variable needs double quotes. */
function headerOption(header: string): string {
  return header.includes('$') ? `-H "${header}"` : `-H '${header}'`;
}

function proofHeaders(
  { auth, secret, variable }: Proof,
  { id, now, body }: { id: string; now: Date; body: string },
): string[] {
  if (auth === 'none') return [];
  if (auth === 'bearer') return [`authorization: Bearer $${variable}`];
  const timestamp = Math.floor(now.getTime() / 1000);
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return [
    `webhook-id: ${id}`,
    `webhook-timestamp: ${timestamp}`,
    `webhook-signature: v1,${signature}`,
  ];
}
