import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Outcome, type Owner, type Received, Records, type Task } from './records.ts';
import { verifiedId } from './verify.ts';

const MAX_BODY_BYTES = 64 * 1024;
const STATUS_OF: Record<Outcome, number> = {
  applied: 200,
  duplicate: 200,
  stale: 200,
  malformed: 400,
};

/** What goes wrong, how often; without `times` it stays until `clearFaults`. */
export type CrmFault = { times?: number } & (
  | { kind: 'http_500' }
  /** Never answers, and does nothing. */
  | { kind: 'hang' }
  /** Does what was asked, then drops the connection. */
  | { kind: 'answer_lost' }
  | { kind: 'rate_limited'; retryAfter: number }
  | { kind: 'refused'; status: number }
);

export interface CrmStandIn {
  /** Where to post; what `WEBHOOK_OUT_URL` is set to. */
  url: string;
  owners: ReadonlyMap<string, Owner>;
  tasks: ReadonlyMap<string, readonly Task[]>;
  received: readonly Received[];
  /** Requests whose signature was missing, wrong or old. */
  forged(): number;
  addFault(fault: CrmFault): void;
  clearFaults(): void;
  close(): Promise<void>;
}

export interface CrmStandInOptions {
  /** 0 for any free one. */
  port: number;
  /** `whsec_` and base64. */
  secret: string;
  now: () => Date;
}

/** A CRM that takes Baton's outgoing webhooks, as careful as a real receiver ought to be. */
export async function startCrmStandIn(options: CrmStandInOptions): Promise<CrmStandIn> {
  const records = new Records();
  let faults: { fault: CrmFault; left: number }[] = [];
  let forged = 0;

  const takeFault = () => {
    const waiting = faults.find(({ left }) => left > 0);
    if (waiting) waiting.left -= 1;
    return waiting?.fault;
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request);
    if (!body) return answer(response, 413);
    const id = verifiedId({ headers: request.headers, body }, options.secret, options.now());
    if (id === null) {
      forged += 1;
      return answer(response, 401);
    }
    const fault = takeFault();
    if (fault && fault.kind !== 'answer_lost') return misbehave(response, fault);
    const outcome = records.take(id, body.toString('utf8'));
    if (fault) request.socket.destroy();
    else answer(response, STATUS_OF[outcome], { outcome });
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/events`,
    owners: records.owners,
    tasks: records.tasks,
    received: records.received,
    forged: () => forged,
    addFault: (fault) => faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clearFaults: () => {
      faults = [];
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function misbehave(response: ServerResponse, fault: CrmFault): void {
  if (fault.kind === 'http_500') answer(response, 500);
  if (fault.kind === 'refused') answer(response, fault.status);
  if (fault.kind === 'rate_limited') {
    response.setHeader('retry-after', String(fault.retryAfter));
    answer(response, 429);
  }
}

function answer(response: ServerResponse, status: number, body: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Null when it is too long. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
