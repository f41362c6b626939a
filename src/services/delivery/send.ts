/** Sends one outbox message by its courier and names what to write down when it arrived. */

import type { Tx } from '../../db/database.ts';
import { listBundleOffers } from '../../db/delivery/bundle-store.ts';
import type { OutboxRecord } from '../../db/delivery/outbox-store.ts';
import { lockLead } from '../../db/leads/lead-store.ts';
import type { AppError } from '../../errors.ts';
import type { EventSink, Messenger, Pager } from '../../ports.ts';
import type { Context } from '../context.ts';
import { askInPerson } from '../steps/offer/call.ts';
import { inStep } from '../steps/step.ts';
import { idOf } from './message-ids.ts';
import { reportUnconfirmed } from './report-unconfirmed.ts';
import { sendEvent } from './senders/send-event.ts';
import { sendPage } from './senders/send-page.ts';
import { SLACK_SENDERS } from './senders/slack-senders.ts';
import { withdrawUndeliverable } from './withdraw-undeliverable.ts';

export interface Couriers {
  messenger: Messenger;
  /** Null when no outside system is configured. */
  sink: EventSink | null;
  /** Null when nobody is to be paged. */
  pager: Pager | null;
}

export interface Sent {
  /** The destination confirmed it; left out where nothing was worth sending any more. */
  reached?: true;
  /** Runs in the transaction that marks the message as done. */
  record?: (tx: Tx, at: Date) => Promise<void>;
}

/** A message whose reason has passed (an offer already answered) is done without being sent. */
export async function send(ctx: Context, couriers: Couriers, message: OutboxRecord): Promise<Sent> {
  if (message.destination === 'page') return sendPage(ctx, couriers.pager, message);
  if (message.destination === 'crm') return sendEvent(ctx, couriers.sink, message);
  const sender = SLACK_SENDERS[message.kind];
  if (!sender) {
    ctx.log.error({ messageId: message.id, kind: message.kind }, 'Unknown kind of message.');
    return {};
  }
  return sender(ctx, couriers.messenger, message);
}

/**
 * A lead must not wait for an answer to a card that nobody has: it is taken back and goes on. Where
 * only Slack's answer was lost, twice, the rep may have it: then the manager hears of it.
 */
export async function afterFailure(
  ctx: Context,
  message: OutboxRecord,
  error: AppError,
): Promise<void> {
  if (message.kind === 'call') return askEach(ctx, message);
  const { word } = error.details;
  const said = typeof word === 'string' ? word : error.code;
  let told = false;
  for (const offerId of await offersOn(ctx, message)) {
    if (error.code === 'upstream.uncertain') await reportUnconfirmed(ctx, { offerId });
    // Of one rep who cannot be reached the managers hear once.
    else if (await withdrawUndeliverable(ctx, { offerId, word: said, quiet: told })) told = true;
  }
}

/** A channel that takes no message keeps no lead: each who was to be asked there is asked alone. */
async function askEach(ctx: Context, message: OutboxRecord): Promise<void> {
  const [assignmentId, leadId] = [idOf(message, 'assignmentId'), idOf(message, 'leadId')];
  await inStep(ctx, { kind: 'system', part: 'outbox' }, async (step) => {
    const lead = await lockLead(ctx.db, step.tx, leadId);
    if (lead) await askInPerson(step, lead, assignmentId);
  });
}

/** The offers that have no other card than the one that failed. */
async function offersOn(ctx: Context, { id, kind, payload }: OutboxRecord): Promise<string[]> {
  if (kind === 'offer') return typeof payload.offerId === 'string' ? [payload.offerId] : [];
  if (kind !== 'bundle') return [];
  const offers = await listBundleOffers(ctx.db.read, id);
  return offers.filter(({ state }) => state === 'made').map((offer) => offer.id);
}
