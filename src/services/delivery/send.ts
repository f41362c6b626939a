/** Sends one outbox message by its courier and names what to write down when it arrived. */
import type { Tx } from '../../db/database.ts';
import type { OutboxRecord } from '../../db/outbox-store.ts';
import type { AppError } from '../../errors.ts';
import type { EventSink, Messenger } from '../../ports.ts';
import type { Context } from '../context.ts';
import { withdrawUndeliverable } from '../withdraw-undeliverable.ts';
import { sendEvent } from './send-event.ts';
import { SLACK_SENDERS } from './slack-senders.ts';

export interface Couriers {
  messenger: Messenger;
  /** Null when no outside system is configured. */
  sink: EventSink | null;
}

/** `record` runs in the transaction that marks the message as done. */
export interface Sent {
  record?: (tx: Tx, at: Date) => Promise<void>;
}

/** A message whose reason has passed (an offer already answered) is done without being sent. */
export async function send(ctx: Context, couriers: Couriers, message: OutboxRecord): Promise<Sent> {
  if (message.destination === 'crm') return sendEvent(ctx, couriers.sink, message);
  const sender = SLACK_SENDERS[message.kind];
  if (!sender) {
    ctx.log.error({ message: message.id, kind: message.kind }, 'Unknown kind of message.');
    return {};
  }
  return sender(ctx, couriers.messenger, message);
}

/** A card that Slack will never take must not leave its lead waiting for an answer. */
export async function afterFailure(
  ctx: Context,
  message: OutboxRecord,
  error: AppError,
): Promise<void> {
  const offerId = message.payload.offerId;
  if (message.kind === 'offer' && error.code === 'upstream.refused' && offerId) {
    const { word } = error.details;
    const said = typeof word === 'string' ? word : 'refused';
    await withdrawUndeliverable(ctx, { offerId: String(offerId), word: said });
  }
}
