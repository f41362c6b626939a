import type { IncomingMessage } from 'node:http';
import { type FetchedSystem, isFetchedSystem } from '../../routing/model/fetched.ts';
import { answerUnder, isLeftUndone } from '../faults/answer-under.ts';
import type { HttpFault } from '../faults/fault.ts';
import { Faults } from '../faults/faults.ts';
import { startLocalServer } from '../http/local-server.ts';
import { readBody } from '../http/read-body.ts';
import type { Reply } from '../http/reply.ts';
import { DEAL_SEARCH, type Deal, searchDeals } from './deals.ts';
import { MANNERS } from './objects.ts';

export interface ProviderCall {
  system: FetchedSystem;
  /** Below the address of the system. */
  path: string;
  at: Date;
  /** The HTTP status of the answer, or the kind of the fault that stood in its place. */
  outcome: number | HttpFault['kind'];
}

/** A fault of one system; the others go on. */
export type ProviderFault = HttpFault & { system: FetchedSystem };

/** A search is a few lines. */
const MOST_BODY_BYTES = 64 * 1024;

/**
 * HubSpot, Meta and Pipedrive, as far as they are asked for a lead they have announced; HubSpot is
 * also asked how many deals somebody has.
 */
export interface ProvidersStandIn {
  /** What stands in `HUBSPOT_API_URL` and its likes. */
  urlOf(system: FetchedSystem): string;
  received: readonly ProviderCall[];
  /** From now on there is such an object: a contact's properties, a lead's or a person's fields. */
  put(system: FetchedSystem, id: string, fields: Record<string, unknown>): void;
  /** From now on HubSpot has this deal. */
  putDeal(id: string, deal: Deal): void;
  fault(fault: ProviderFault): void;
  clearFaults(): void;
  close(): Promise<void>;
}

export interface ProvidersOptions {
  /** 0 for any free one. */
  port: number;
  /** The one token that every system takes. */
  token: string;
  now: () => Date;
}

export async function startProvidersStandIn(options: ProvidersOptions): Promise<ProvidersStandIn> {
  const faults = new Faults<ProviderFault>();
  const received: ProviderCall[] = [];
  const objects = new Map<string, Record<string, unknown>>();
  const deals = new Map<string, Deal>();

  const { url, close } = await startLocalServer(options.port, async (request, response) => {
    const [, system = '', path = ''] = /^\/([a-z]+)(\/.*)$/.exec(request.url ?? '') ?? [];
    if (!isFetchedSystem(system)) return answerUnder(undefined, response, noSuchPath);
    const note = (outcome: ProviderCall['outcome']) => {
      received.push({ system, path, at: options.now(), outcome });
    };
    const body = (await readBody(request, { mostBytes: MOST_BODY_BYTES }))?.toString('utf8') ?? '';
    const fault = faults.take((one) => one.system === system);
    if (fault && isLeftUndone(fault)) note(fault.kind);
    return answerUnder(fault, response, () => {
      const reply = lookUp(request, { system, path, body, token: options.token, objects, deals });
      note(fault?.kind === 'answer_lost' ? fault.kind : reply.status);
      return reply;
    });
  });

  return {
    urlOf: (system) => `${url}/${system}`,
    received,
    put: (system, id, fields) => void objects.set(`${system}:${id}`, fields),
    putDeal: (id, deal) => void deals.set(id, deal),
    fault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    close,
  };
}

interface Asked {
  system: FetchedSystem;
  path: string;
  body: string;
  token: string;
  objects: Map<string, Record<string, unknown>>;
  deals: Map<string, Deal>;
}

function lookUp({ headers, method }: IncomingMessage, asked: Asked): Reply {
  const { path, tokenOf, found, missing, refused } = MANNERS[asked.system];
  if (tokenOf(headers) !== asked.token) return refused();
  const isSearch = asked.system === 'hubspot' && asked.path === DEAL_SEARCH && method === 'POST';
  if (isSearch) return searchDeals(asked.deals, asked.body);
  const [whole, id = '', names = ''] = path.exec(asked.path) ?? [];
  if (whole === undefined || method !== 'GET') return noSuchPath();
  const fields = asked.objects.get(`${asked.system}:${id}`);
  return fields ? found(id, fields, names.split(',')) : missing();
}

function noSuchPath(): Reply {
  return { status: 404, body: { error: 'There is no such path.' } };
}
