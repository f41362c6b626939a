import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { AppError, toAppError } from '../../errors.ts';
import { CRM_EVENT_CONTRACT, type CrmEvent } from '../../routing/contracts/crm-events.ts';
import { reasonText } from '../../routing/model/reasons.ts';
import { rosterId } from '../../routing/model/workspace/roster.ts';
import type { Source } from '../../routing/model/workspace/source.ts';
import {
  type CrmDelivery,
  type CrmEventOutcome,
  takeCrmEvent,
} from '../../services/intake/take-crm-event.ts';
import { bounded } from './bounded.ts';
import type { HttpDeps } from './deps.ts';
import type { HttpLimits } from './limits.ts';
import { readBody } from './read-body.ts';
import { parseJson } from './read-json.ts';
import { authenticateSender } from './senders/authenticate-sender.ts';
import { contentTypeOf } from './senders/read-content.ts';

type Known = Exclude<CrmEventOutcome, { outcome: 'unknown_lead' }>;

/** The door for what a CRM tells of leads: its checks stand in the order of those of leads. */
export function mountCrm(
  app: Hono<{ Bindings: HttpBindings }>,
  deps: HttpDeps,
  limits: HttpLimits,
): void {
  const take = bounded(limits.maxPendingIntake, (sent: CrmDelivery) =>
    takeCrmEvent(deps.ctx, sent),
  );
  app.post('/webhooks/crm/:system', async (c) => {
    const startedAt = performance.now();
    const count = (source: string, outcome: string) =>
      deps.metrics.countIntake(source, outcome, (performance.now() - startedAt) / 1000);
    let label = 'unknown';
    try {
      const source = await findSystem(deps, c.req.param('system'));
      label = source.id;
      const call = { source, incoming: c.env.incoming };
      const sent = await readCall(deps, call, limits.maxBodyBytes);
      const known = requireLead(await take(sent));
      count(label, known.outcome);
      return c.json(answerOf(known), known.outcome === 'duplicate' ? 200 : 202);
    } catch (error) {
      count(label, toAppError(error).code);
      throw error;
    }
  });
}

async function findSystem(deps: HttpDeps, id: string): Promise<Source> {
  const source = rosterId.safeParse(id).success ? await deps.findSource(id) : null;
  if (source?.kind === 'crm') return source;
  const message = 'There is no such system; sources.yml names those with kind: crm.';
  throw new AppError('missing.source', message);
}

async function readCall(
  { ctx, secretOf, publicUrl }: HttpDeps,
  { source, incoming }: { source: Source; incoming: IncomingMessage },
  maxBodyBytes: number,
): Promise<CrmDelivery> {
  const { headers, url: path } = incoming;
  const body = await readBody(incoming, maxBodyBytes);
  if (contentTypeOf(headers) !== 'json') throw notJson(headers['content-type']);
  authenticateSender(source, {
    url: `${publicUrl}${path ?? ''}`,
    headers,
    urlToken: undefined,
    body,
    secrets: secretOf(source.id),
    now: ctx.clock.now(),
  });
  const event = readEvent(parseJson(body));
  return { source, event, body, contentType: headers['content-type'] ?? '' };
}

function readEvent(content: unknown): CrmEvent {
  const read = CRM_EVENT_CONTRACT.read(content);
  if ('value' in read) return read.value;
  const message = 'The body cannot be used as an event of a lead; errors[] says where and why.';
  throw new AppError('input.unusable', message, { details: { errors: read.refused } });
}

function notJson(found = 'none'): AppError {
  const message = `Found the content-type ${found}, expected application/json.`;
  return new AppError('input.content_type', message);
}

function requireLead(outcome: CrmEventOutcome): Known {
  if (outcome.outcome !== 'unknown_lead') return outcome;
  const message =
    'No lead here has this lead_id, or came in with this crm_id. Nothing was kept, and sending it again changes nothing.';
  throw new AppError('missing.lead', message);
}

function answerOf(known: Known): object {
  return {
    delivery_id: known.deliveryId,
    lead_id: known.leadId,
    status: known.outcome,
    ...(known.outcome === 'recorded' && {
      reason_code: known.why.code,
      reason: reasonText(known.why),
    }),
  };
}
