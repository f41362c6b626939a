/** Sends what managers hear of quarantine: a card for a lead, one message for all that waits. */
import { insertCard } from '../../../db/delivery/card-store.ts';
import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import { listQuarantineCards } from '../../../db/leads/quarantine-store.ts';
import type { Messenger } from '../../../ports.ts';
import type { Context } from '../../context.ts';
import { loadQuarantineCard, loadQuarantineDigest } from '../../quarantine/load-quarantine-card.ts';
import { redrawQuarantine } from '../../steps/quarantine/redraw-quarantine.ts';
import { escalationPath } from '../../views/escalation/escalation-path.ts';
import { wasUnanswered } from '../judge-failure.ts';
import { idOf } from '../message-ids.ts';
import type { Sent } from '../send.ts';
import { postAlong } from './post-along.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

/** What was settled before it could leave needs no card. */
export async function sendQuarantine(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const leadId = idOf(message, 'leadId');
  const card = await loadQuarantineCard(ctx, { leadId });
  if (!card || card.settled) return {};
  const path = await escalationPath(ctx.db.read, { leadId, poolId: null });
  const place = await postAlong(ctx, messenger, { path, card });
  return {
    reached: true,
    record: async (tx, now) => {
      await insertCard(tx, {
        id: ctx.newId('crd'),
        kind: message.kind,
        leadId,
        offerId: null,
        bundleId: null,
        channel: place.channel,
        ts: place.ts,
        repeated: wasUnanswered(message),
        postedAt: now,
      });
      const copies = await listQuarantineCards(tx, leadId);
      const step = { ctx, tx, now, actor: OUTBOX };
      if (copies.length > 1) await redrawQuarantine(step, leadId, 'older');
    },
  };
}

export async function sendQuarantineDigest(ctx: Context, messenger: Messenger): Promise<Sent> {
  const card = await loadQuarantineDigest(ctx);
  if (!card) return {};
  const path = await escalationPath(ctx.db.read, { leadId: null, poolId: null });
  await postAlong(ctx, messenger, { path, card });
  return { reached: true };
}
