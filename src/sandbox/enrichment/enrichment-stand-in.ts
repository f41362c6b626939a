import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerUnder, isLeftUndone } from '../faults/answer-under.ts';
import type { HttpFault } from '../faults/fault.ts';
import { type ActiveFault, Faults } from '../faults/faults.ts';
import { startLocalServer } from '../http/local-server.ts';
import type { Reply } from '../http/reply.ts';
import { type Company, describeCompany } from './company.ts';

export interface EnrichmentCall {
  method: string;
  path: string;
  at: Date;
  /** The HTTP status of the answer, or the kind of the fault that stood in its place. */
  outcome: number | HttpFault['kind'] | 'answered_otherwise';
}

export interface EnrichmentStandIn {
  /** `GET {url}/v1/companies/{domain}` answers. */
  url: string;
  received: readonly EnrichmentCall[];
  /** From now on every call is answered like this, whatever is known; null: as usual again. */
  answerWith(answer: ((response: ServerResponse) => void) | null): void;
  fault(fault: HttpFault): void;
  endFault(fault: HttpFault): void;
  clearFaults(): void;
  faults(): ActiveFault<HttpFault>[];
  close(): Promise<void>;
}

export interface EnrichmentStandInOptions {
  /** 0 for any free one. */
  port: number;
  /** What a call must carry as its bearer token. */
  token: string;
  companies: readonly Company[];
  now: () => Date;
}

/** A provider of facts about companies, which knows those it is given. */
export async function startEnrichmentStandIn(
  options: EnrichmentStandInOptions,
): Promise<EnrichmentStandIn> {
  const faults = new Faults<HttpFault>();
  const received: EnrichmentCall[] = [];
  let own: ((response: ServerResponse) => void) | null = null;

  const { url, close } = await startLocalServer(options.port, async (request, response) => {
    const { method = '', url: path = '' } = request;
    const note = (outcome: EnrichmentCall['outcome']) => {
      received.push({ method, path, at: options.now(), outcome });
    };
    if (own) {
      note('answered_otherwise');
      return own(response);
    }
    const fault = faults.take();
    if (fault && isLeftUndone(fault)) note(fault.kind);
    return answerUnder(fault, response, () => {
      const reply = lookUp(request, options);
      note(fault?.kind === 'answer_lost' ? fault.kind : reply.status);
      return reply;
    });
  });

  return {
    url,
    received,
    answerWith: (answer) => {
      own = answer;
    },
    fault: (fault) => faults.add(fault),
    endFault: (fault) => faults.end(fault),
    clearFaults: () => faults.clear(),
    faults: () => faults.list(),
    close,
  };
}

function lookUp(
  { headers, method, url = '' }: IncomingMessage,
  { token, companies }: EnrichmentStandInOptions,
): Reply {
  if (headers.authorization !== `Bearer ${token}`) {
    return refusal(401, 'unauthorized', 'Send the token as Authorization: Bearer …');
  }
  const asked = /^\/v1\/companies\/([^/?]+)(\?|$)/.exec(url)?.[1];
  if (asked === undefined) return refusal(404, 'no_such_path', 'Ask for /v1/companies/{domain}.');
  if (method !== 'GET') return refusal(405, 'method_not_allowed', 'Companies can only be read.');
  const company = companies.find(({ domain }) => domain === asked.toLowerCase());
  if (!company) return refusal(404, 'company_not_found', `Nothing is known of ${asked}.`);
  return { status: 200, body: describeCompany(company) };
}

function refusal(status: number, code: string, message: string): Reply {
  return { status, body: { error: { code, message } } };
}
