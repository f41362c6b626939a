/** Shows what was promised to the outside, and sends a dead letter again by hand. */
import {
  findMessage,
  listMessages,
  type OutboxRecord,
  reviveMessage,
} from '../../db/delivery/outbox-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { OutboxState } from '../../routing/model/offer.ts';
import type { Context } from '../context.ts';
import { audit, inStep } from '../steps/step.ts';

const MOST = 100;

export function listOutbox(
  ctx: Context,
  filter: { state?: OutboxState; limit?: number } = {},
): Promise<OutboxRecord[]> {
  const states = filter.state && [filter.state];
  return listMessages(ctx.db.read, { states, limit: filter.limit ?? MOST });
}

export function showOutboxMessage(
  ctx: Context,
  { id }: { id: string },
): Promise<OutboxRecord | null> {
  return findMessage(ctx.db.read, id);
}

export type RetryOutcome =
  | { outcome: 'retried' }
  | { outcome: 'not_retryable'; state: OutboxState }
  | { outcome: 'unknown_message' };

export async function retryOutboxMessage(
  ctx: Context,
  input: { id: string; actor: Actor },
): Promise<RetryOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const message = await findMessage(step.tx, input.id);
    if (!message) return { outcome: 'unknown_message' };
    if (!(await reviveMessage(step.tx, message.id, step.now))) {
      return { outcome: 'not_retryable', state: message.state };
    }
    const { id, kind, leadId } = message;
    await audit(step, { action: 'outbox.retried', subject: id, leadId, data: { kind } });
    return { outcome: 'retried' };
  });
}
