/** How the one message to all of a pool goes out into its channel; it reaches each of them. */
import { insertCard } from '../../../db/delivery/card-store.ts';
import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import { listOpenOffers } from '../../../db/leads/offer-store.ts';
import type { Messenger } from '../../../ports.ts';
import type { Context } from '../../context.ts';
import { loadCall } from '../../offer/calling/load-call.ts';
import { recordDelivery } from '../../steps/offer/record-delivery.ts';
import { wasUnanswered } from '../judge-failure.ts';
import { idOf } from '../message-ids.ts';
import { prepareDelivery } from '../prepare-delivery.ts';
import type { Sent } from '../send.ts';
import { postAlong } from './post-along.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

export async function sendCall(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const [assignmentId, leadId] = [idOf(message, 'assignmentId'), idOf(message, 'leadId')];
  const open = await listOpenOffers(ctx.db.read, leadId);
  const ids = open.filter((one) => one.assignmentId === assignmentId).map(({ id }) => id);
  await prepareDelivery(ctx, ids);
  const repeated = wasUnanswered(message);
  const card = await loadCall(ctx, { assignmentId, repeated });
  if (!card || card.settled) return {};
  const place = await postAlong(ctx, messenger, { path: [idOf(message, 'channel')], card });
  return {
    reached: true,
    record: async (tx, now) => {
      const about = { kind: message.kind, leadId, offerId: card.offerId, bundleId: null };
      const id = ctx.newId('crd');
      await insertCard(tx, { id, ...about, ...place, repeated, postedAt: now });
      for (const one of ids) await recordDelivery({ ctx, tx, now, actor: OUTBOX }, one);
    },
  };
}
