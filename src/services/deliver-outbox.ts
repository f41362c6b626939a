/** Delivers what the outbox promised: takes due messages, sends them, writes down how it ended. */
import {
  type Destination,
  type OutboxRecord,
  settleMessage,
  takeDueMessages,
} from '../db/outbox-store.ts';
import type { AppError } from '../errors.ts';
import { toAppError } from '../errors.ts';
import type { Context } from './context.ts';
import { judgeFailure } from './delivery/judge-failure.ts';
import { afterFailure, type Couriers, type Sent, send } from './delivery/send.ts';

const BATCH = 32;
/** Longer than any sending may take: past it, nobody knows whether the message left. */
export const SENDING_LEASE_MS = 30_000;

/** Delivers one batch. Returns how many messages it took. */
export async function deliverOutbox(
  ctx: Context,
  input: { destination: Destination; couriers: Couriers },
): Promise<number> {
  const taken = await takeDueMessages(ctx.db, {
    destination: input.destination,
    now: ctx.clock.now(),
    leaseMs: SENDING_LEASE_MS,
    limit: BATCH,
  });
  await Promise.all(taken.map((message) => deliverOne(ctx, input.couriers, message)));
  return taken.length;
}

async function deliverOne(ctx: Context, couriers: Couriers, message: OutboxRecord): Promise<void> {
  try {
    const sent = await send(ctx, couriers, message);
    await confirm(ctx, message, sent);
  } catch (thrown) {
    await giveBack(ctx, message, toAppError(thrown));
  }
}

async function confirm(ctx: Context, message: OutboxRecord, sent: Sent): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const now = ctx.clock.now();
    const verdict = { state: 'done', doneAt: now, lastError: null } as const;
    if (await settleMessage(tx, message, verdict)) await sent.record?.(tx, now);
  });
  ctx.wake();
}

async function giveBack(ctx: Context, message: OutboxRecord, error: AppError): Promise<void> {
  const verdict = judgeFailure(message, error, ctx.clock.now());
  const fields = {
    messageId: message.id,
    kind: message.kind,
    code: error.code,
    state: verdict.state,
  };
  const isOurs = await ctx.db.tx((tx) => settleMessage(tx, message, verdict));
  if (!isOurs) return;
  if (verdict.state !== 'dead') return ctx.log.warn(fields, 'Delivery failed; it is tried again.');
  ctx.log.error({ ...fields, details: error.details }, 'Delivery failed for good: a dead letter.');
  await afterFailure(ctx, message, error);
}
