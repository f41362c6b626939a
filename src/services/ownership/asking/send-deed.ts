/** Sends the card that asks somebody to allow a deed. */
import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import type { Messenger } from '../../../ports.ts';
import type { Context } from '../../context.ts';
import { idOf } from '../../delivery/message-ids.ts';
import type { Sent } from '../../delivery/send.ts';
import { slackUserOfRep } from '../../delivery/senders/slack-user-of.ts';
import { loadDeed } from './load-deed.ts';

export async function sendDeed(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const wanted = { leadId: message.leadId ?? '', deedId: idOf(message, 'deedId') };
  const card = await loadDeed(ctx.db.read, wanted, ctx.clock.now());
  if (card?.state !== 'open') return {};
  await messenger.post(await slackUserOfRep(ctx, card.asked.repId), card);
  return { reached: true };
}
