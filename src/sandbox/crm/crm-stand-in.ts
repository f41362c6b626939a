import { answerUnder } from '../faults/answer-under.ts';
import type { HttpFault } from '../faults/fault.ts';
import { type ActiveFault, Faults } from '../faults/faults.ts';
import { startLocalServer } from '../http/local-server.ts';
import { readBody } from '../http/read-body.ts';
import { send } from '../http/reply.ts';
import { type Outcome, type Owner, type Received, Records, type Task } from './records.ts';
import { verifiedId } from './verify.ts';

const MAX_BODY_BYTES = 64 * 1024;
const STATUS_OF: Record<Outcome, number> = {
  applied: 200,
  duplicate: 200,
  stale: 200,
  malformed: 400,
};

export interface CrmStandIn {
  /** Where to post; what `WEBHOOK_OUT_URL` is set to. */
  url: string;
  owners: ReadonlyMap<string, Owner>;
  tasks: ReadonlyMap<string, readonly Task[]>;
  received: readonly Received[];
  /** Requests whose signature was missing, wrong or old. */
  forged(): number;
  fault(fault: HttpFault): void;
  endFault(fault: HttpFault): void;
  clearFaults(): void;
  faults(): ActiveFault<HttpFault>[];
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
  const faults = new Faults<HttpFault>();
  let forged = 0;

  const { url, close } = await startLocalServer(options.port, async (request, response) => {
    const body = await readBody(request, { mostBytes: MAX_BODY_BYTES });
    if (!body) return send(response, { status: 413, body: {} });
    const id = verifiedId({ headers: request.headers, body }, options.secret, options.now());
    if (id === null) {
      forged += 1;
      return send(response, { status: 401, body: {} });
    }
    return answerUnder(faults.take(), response, () => {
      const outcome = records.take(id, body.toString('utf8'));
      return { status: STATUS_OF[outcome], body: { outcome } };
    });
  });

  return {
    url: `${url}/events`,
    owners: records.owners,
    tasks: records.tasks,
    received: records.received,
    forged: () => forged,
    fault: (fault) => faults.add(fault),
    endFault: (fault) => faults.end(fault),
    clearFaults: () => faults.clear(),
    faults: () => faults.list(),
    close,
  };
}
