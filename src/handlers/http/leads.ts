import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Hono, Context as HonoContext } from 'hono';
import { AppError, toAppError } from '../../errors.ts';
import { rosterId } from '../../routing/model/workspace/roster.ts';
import {
  isProviderKind,
  type Source,
  type SourceKind,
} from '../../routing/model/workspace/source.ts';
import {
  type Delivery,
  type DeliveryResult,
  intakeDelivery,
} from '../../services/intake/intake-delivery.ts';
import { bounded } from './bounded.ts';
import type { HttpDeps } from './deps.ts';
import type { HttpLimits } from './limits.ts';
import { readBody } from './read-body.ts';
import { contentTypeOf } from './senders/read-content.ts';
import { readDelivery } from './senders/read-delivery.ts';

interface Call {
  sourceId: string;
  /** What stands in the path after the source; undefined when nothing does. */
  pathToken: string | undefined;
  queryToken: string | undefined;
  incoming: IncomingMessage;
}

interface Received extends DeliveryResult {
  kind: SourceKind;
  /** Of a delivery of signals: how many are kept, and what of the others cannot be used. */
  signals: Pick<NonNullable<Delivery['signals']>, 'found' | 'faults'> | undefined;
  /** Where the browser goes that posted a form; null where nobody looks at the answer. */
  redirect: string | null;
}

/** The doors for leads. The second one is for senders that can set nothing but an address. */
export function mountLeads(
  app: Hono<{ Bindings: HttpBindings }>,
  deps: HttpDeps,
  limits: HttpLimits,
): void {
  const receive = createLeadDoor(deps, limits);
  const answer = async (
    c: HonoContext<{ Bindings: HttpBindings }>,
    place: Pick<Call, 'sourceId' | 'pathToken'>,
  ) => {
    const call = { ...place, queryToken: c.req.query('token'), incoming: c.env.incoming };
    const { redirect, ...result } = await receive(call);
    if (redirect !== null) return c.redirect(redirect, 303);
    return c.json(answerOf(result), statusOf(result));
  };
  app.post('/webhooks/leads/:source', (c) =>
    answer(c, { sourceId: c.req.param('source'), pathToken: undefined }),
  );
  app.post('/webhooks/leads/:source/:token', (c) =>
    answer(c, { sourceId: c.req.param('source'), pathToken: c.req.param('token') }),
  );
}

/** Some products take nothing but 200 for an answer, and send again. */
function statusOf({ kind, status }: Pick<Received, 'kind' | 'status'>): 200 | 202 {
  const isOver = status === 'duplicate' || status === 'ignored';
  return isOver || isProviderKind(kind) ? 200 : 202;
}

type Answered = Omit<Received, 'redirect'>;

/** A delivery of several leads names each beside the first. */
function answerOf({ deliveryId, leadId, status, leads, signals }: Answered): object {
  const each = leads.map((lead) => ({ lead_id: lead.leadId, status: lead.status }));
  return {
    delivery_id: deliveryId,
    ...(leadId !== null && { lead_id: leadId }),
    status,
    ...(leads.length > 1 && { leads: each }),
    ...(signals && { signals: signals.found.length }),
    ...(signals && signals.faults.length > 0 && { set_aside: signals.faults }),
  };
}

/**
 * Counts every answer, and lets no more in than the store can take. The promise rejects with the
 * AppError that refuses the call.
 */
function createLeadDoor(deps: HttpDeps, limits: HttpLimits): (call: Call) => Promise<Received> {
  const intake = bounded(limits.maxPendingIntake, (sent: Delivery) =>
    intakeDelivery(deps.ctx, sent),
  );
  return async (call) => {
    const startedAt = performance.now();
    const count = (source: string, outcome: string) =>
      deps.metrics.countIntake(source, outcome, (performance.now() - startedAt) / 1000);
    let label = 'unknown';
    try {
      const source = await findSource(deps, call);
      label = source.id;
      const { headers, url: path } = call.incoming;
      const url = `${deps.publicUrl}${path ?? ''}`;
      const body = await readBody(call.incoming, limits.maxBodyBytes);
      const urlToken = call.pathToken ?? call.queryToken;
      const delivery = await readDelivery(deps, { source, url, headers, urlToken, body });
      const result = await intake(delivery);
      if (result.status === 'conflict') throw otherBody(result);
      count(label, result.status);
      const isForm = contentTypeOf(headers) !== 'json';
      const { kind } = source;
      const { signals } = delivery;
      return { ...result, kind, signals, redirect: (isForm && source.redirect) || null };
    } catch (error) {
      count(label, toAppError(error).code);
      throw error;
    }
  };
}

/**
 * Only sources that prove themselves by it have an address with a token in its path; what a CRM
 * tells has a door of its own.
 */
async function findSource(deps: HttpDeps, { sourceId, pathToken }: Call): Promise<Source> {
  const source = rosterId.safeParse(sourceId).success ? await deps.findSource(sourceId) : null;
  const isHere = pathToken === undefined || source?.auth === 'url_token';
  if (source !== null && source.kind !== 'crm' && isHere) return source;
  const message = 'There is no such source; sources.yml names those that are.';
  throw new AppError('missing.source', message);
}

function otherBody({ deliveryId, leadId }: DeliveryResult): AppError {
  const message = `The key was used by ${deliveryId} (${leadId}) with another body; use a new one.`;
  return new AppError('conflict.key_reused', message, { details: { deliveryId, leadId } });
}
