import { signedHeaders } from '../../../src/sandbox/sign-webhook.ts';
import { SOURCE_SECRET } from '../../../src/sandbox/stage/open-stage.ts';

/** The body of a request, as a form would send it. */
export type Submission = Record<string, unknown> & {
  person?: Record<string, unknown>;
  company?: Record<string, unknown>;
};

export interface Answered {
  httpStatus: number;
  /** Empty when there is none. */
  id: string;
  /** `accepted`, `attached`, `duplicate`, where a browser goes, or what the problem says. */
  status: string;
  /** Seconds after which a refused sender may come again. */
  retryAfter: string | null;
}

/** A request of a sender that has nothing from us but an address and a secret. */
export interface RawCall {
  body: string;
  headers?: Record<string, string>;
  /** At the end of the address. */
  token?: string;
}

/** What a product sends, proved as it does. */
export interface ProductCall {
  /** What the transcript calls it. */
  name: string;
  body: string;
  /** What somebody makes of the body on its way, after it was signed. */
  tamper?: (body: string) => string;
}

export interface Sending {
  url: string;
  source: string;
  id: string;
  submission: Submission;
  at: Date;
}

export async function send({ url, source, id, submission, at }: Sending): Promise<Answered> {
  const body = JSON.stringify(submission);
  const response = await fetch(`${url}/webhooks/leads/${source}`, {
    method: 'POST',
    headers: signedHeaders({ id, body, secret: SOURCE_SECRET, at }),
    body,
  });
  return answered(response);
}

/** A redirect is an answer, and is not followed. */
export async function sendRaw(address: string, { body, headers, token }: RawCall) {
  const url = token === undefined ? address : `${address}/${token}`;
  const type = { 'content-type': 'application/json' };
  const call = { method: 'POST', headers: { ...type, ...headers }, body } as const;
  return answered(await fetch(url, { ...call, redirect: 'manual' }));
}

async function answered(response: Response): Promise<Answered> {
  const { status: httpStatus, headers } = response;
  const retryAfter = headers.get('retry-after');
  const location = headers.get('location');
  if (location !== null) return { httpStatus, id: '', status: `to ${location}`, retryAfter };
  const answer = (await response.json()) as { lead_id?: string; status?: unknown; detail?: string };
  const status = typeof answer.status === 'string' ? answer.status : (answer.detail ?? '');
  return { httpStatus, id: answer.lead_id ?? '', status, retryAfter };
}

/** `Dana Ode, Globex`: who asks, in the words they gave. */
export function askerOf({ person = {}, company = {} }: Submission): string {
  const { name, first_name: first, last_name: last, email, phone } = person;
  const full = [first, last].filter(Boolean).join(' ');
  const asker = [name, full, email, phone].find(Boolean);
  return [asker ?? 'somebody', company.name].filter(Boolean).join(', ');
}
