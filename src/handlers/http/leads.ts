import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { AppError, toAppError } from '../../errors.ts';
import { type ParsedSubmission, parseSubmission } from '../../routing/intake/parse-submission.ts';
import { rosterId } from '../../routing/model/roster.ts';
import type { Source } from '../../routing/model/source.ts';
import { type Delivery, type IntakeResult, intakeLead } from '../../services/intake-lead.ts';
import { authenticateSender } from './authenticate-sender.ts';
import type { HttpDeps } from './deps.ts';
import type { HttpLimits } from './limits.ts';
import { readBody } from './read-body.ts';
import { assertJsonHeaders, parseJson } from './read-json.ts';

const MAX_KEY_LENGTH = 255;

/** Answers one submission; the promise rejects with the AppError that refuses it. */
export type ReceiveLead = (sourceId: string, incoming: IncomingMessage) => Promise<IntakeResult>;

/** The door for leads: counts every answer, and lets no more in than the store can take. */
export function createLeadDoor(deps: HttpDeps, limits: HttpLimits): ReceiveLead {
  const intake = boundedIntake(deps, limits.maxPendingIntake);
  return async (sourceId, incoming) => {
    const startedAt = performance.now();
    const count = (source: string, outcome: string) =>
      deps.metrics.countIntake(source, outcome, (performance.now() - startedAt) / 1000);
    let label = 'unknown';
    try {
      const source = await findSource(deps, sourceId);
      label = source.id;
      const body = await readBody(incoming, limits.maxBodyBytes);
      const result = await intake(readDelivery(deps, { source, headers: incoming.headers, body }));
      if (result.status === 'conflict') throw otherBody(result);
      count(label, result.status);
      return result;
    } catch (error) {
      count(label, toAppError(error).code);
      throw error;
    }
  };
}

async function findSource(deps: HttpDeps, id: string): Promise<Source> {
  const source = rosterId.safeParse(id).success ? await deps.findSource(id) : null;
  if (source !== null) return source;
  const message = 'There is no such source; sources.yml names those that are.';
  throw new AppError('missing.source', message);
}

/** The order of these checks is part of the contract. */
function readDelivery(
  deps: HttpDeps,
  { source, headers, body }: { source: Source; headers: IncomingHttpHeaders; body: Buffer },
): Delivery {
  const now = deps.ctx.clock.now();
  assertJsonHeaders(headers);
  authenticateSender(source, { headers, body, secrets: deps.secretOf(source.id), now });
  const key = keyOf(headers, body);
  const parsed = parseSubmission(parseJson(body), now);
  if ('rejected' in parsed) throw unusable(parsed);
  const contentType = headers['content-type'] ?? '';
  return { source, key, body, contentType, ...parsed };
}

/** @throws AppError `input.key_too_long` */
function keyOf(headers: IncomingHttpHeaders, body: Buffer): Delivery['key'] {
  const webhookId = headers['webhook-id']?.toString();
  const idempotencyKey = headers['idempotency-key']?.toString();
  const value = webhookId || idempotencyKey;
  if (!value) {
    return { kind: 'content_hash', value: createHash('sha256').update(body).digest('hex') };
  }
  if (value.length > MAX_KEY_LENGTH) {
    const message = `The id of a delivery has at most ${MAX_KEY_LENGTH} characters.`;
    throw new AppError('input.key_too_long', message);
  }
  return { kind: webhookId ? 'webhook_id' : 'idempotency_key', value };
}

function boundedIntake(deps: HttpDeps, maxPending: number) {
  let pending = 0;
  return async (delivery: Delivery): Promise<IntakeResult> => {
    if (pending >= maxPending) {
      const message = 'Too many leads wait to be stored; send this one again.';
      throw new AppError('upstream.intake_full', message, { retryable: true });
    }
    pending += 1;
    try {
      return await intakeLead(deps.ctx, delivery);
    } finally {
      pending -= 1;
    }
  };
}

function unusable({ rejected }: Extract<ParsedSubmission, { rejected: unknown }>): AppError {
  const message = 'The body cannot be used as a lead; errors[] says where and why.';
  return new AppError('input.unusable', message, { details: { errors: rejected } });
}

function otherBody({ deliveryId, leadId }: IntakeResult): AppError {
  const message = `The key was used by ${deliveryId} (${leadId}) with another body; use a new one.`;
  return new AppError('conflict.key_reused', message, { details: { deliveryId, leadId } });
}
