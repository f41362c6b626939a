import { signedHeaders } from '../../../src/sandbox/sign-webhook.ts';
import { SOURCE_SECRET } from './house.ts';

/** The body of a request, as a form would send it. */
export type Submission = Record<string, unknown> & {
  person?: Record<string, unknown>;
  company?: Record<string, unknown>;
};

export interface Answered {
  httpStatus: number;
  /** Empty when there is none. */
  id: string;
  /** `accepted`, `attached`, `duplicate`, or the title of the problem. */
  status: string;
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
  const answer = (await response.json()) as { lead_id?: string; status?: unknown; title?: string };
  const status = typeof answer.status === 'string' ? answer.status : (answer.title ?? '');
  return { httpStatus: response.status, id: answer.lead_id ?? '', status };
}

/** `Dana Ode, Globex`: who asks, in the words they gave. */
export function askerOf({ person = {}, company = {} }: Submission): string {
  const { name, first_name: first, last_name: last, email, phone } = person;
  const full = [first, last].filter(Boolean).join(' ');
  const asker = [name, full, email, phone].find(Boolean);
  return [asker ?? 'somebody', company.name].filter(Boolean).join(', ');
}
