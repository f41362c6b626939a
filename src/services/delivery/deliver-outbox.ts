/** Delivers what the outbox promised: takes due messages, sends them, writes down how it ended. */
import {
  type Destination,
  type OutboxRecord,
  settleMessage,
  takeDueMessages,
} from '../../db/delivery/outbox-store.ts';
import type { AppError } from '../../errors.ts';
import { toAppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { endOutage } from '../outage/end-outage.ts';
import { findOutage, isWatched } from '../outage/find-outage.ts';
import { outageIn, recordOutage } from '../outage/record-outage.ts';
import { foldBacklog } from './fold-backlog.ts';
import { takeTurns } from './in-turn.ts';
import { judgeFailure } from './judge-failure.ts';
import { lanesOf } from './lanes.ts';
import { afterFailure, type Couriers, type Sent, send } from './send.ts';

/** Longer than any sending may take: past it, nobody knows whether the message left. */
export const SENDING_LEASE_MS = 30_000;

export interface Delivery {
  destination: Destination;
  couriers: Couriers;
}

/** Delivers one batch. Returns how many messages it took; 0 while the destination stays down. */
export async function deliverOutbox(ctx: Context, input: Delivery): Promise<number> {
  const { destination } = input;
  const outage = isWatched(destination) ? await findOutage(ctx.db.read, destination) : null;
  // Without access nothing can succeed: whoever asks Slack who we are ends this outage.
  if (outage?.kind === 'revoked') return 0;
  const lanes = lanesOf(input, { isDown: outage !== null });
  if (destination === 'slack' && !outage)
    await foldBacklog(ctx, input.couriers.messenger.room().posts);
  const taken = await takeDueMessages(ctx.db, {
    destination,
    now: ctx.clock.now(),
    leaseMs: SENDING_LEASE_MS,
    lanes,
  });
  const ended = await deliverAll(ctx, input.couriers, taken);
  const wasReached = ended.includes('reached');
  if (outage && wasReached && isWatched(destination)) await endOutage(ctx, destination);
  return outage && ended.every((end) => end === 'failed') ? 0 : taken.length;
}

async function deliverAll(ctx: Context, couriers: Couriers, taken: OutboxRecord[]): Promise<End[]> {
  const turns = takeTurns(couriers.messenger, taken.length);
  return Promise.all(
    taken.map(async (message, index) => {
      const { messenger = couriers.messenger, pass } = turns[index] ?? {};
      return deliverOne(ctx, { ...couriers, messenger }, message).finally(pass);
    }),
  );
}

/** `skipped`: its reason had passed, so nobody was called. */
type End = 'reached' | 'skipped' | 'failed';

async function deliverOne(ctx: Context, couriers: Couriers, message: OutboxRecord): Promise<End> {
  let sent: Sent;
  try {
    sent = await send(ctx, couriers, message);
  } catch (thrown) {
    await giveBack(ctx, message, toAppError(thrown));
    return 'failed';
  }
  // A store that fails now leaves the message `sending`: its lease says that nobody knows.
  await confirm(ctx, message, sent);
  return sent.reached ? 'reached' : 'skipped';
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
  const now = ctx.clock.now();
  const verdict = judgeFailure(message, error, now);
  const fields = {
    messageId: message.id,
    kind: message.kind,
    code: error.code,
    state: verdict.state,
  };
  const isOurs = await ctx.db.tx((tx) => settleMessage(tx, message, verdict));
  const { destination } = message;
  const outage = isWatched(destination) ? outageIn(error, destination, now) : null;
  if (outage) await recordOutage(ctx, outage);
  if (!isOurs) return;
  if (verdict.state !== 'dead') return ctx.log.warn(fields, 'Delivery failed; it is tried again.');
  ctx.log.error({ ...fields, details: error.details }, 'Delivery failed for good: a dead letter.');
  await afterFailure(ctx, message, error);
}
