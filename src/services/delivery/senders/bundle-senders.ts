/** How the message with several offers goes out, is reminded of, and follows what happens. */

import type { Tx } from '../../../db/database.ts';
import {
  leaveBundle,
  listBundleCards,
  listBundleOffers,
} from '../../../db/delivery/bundle-store.ts';
import { insertCard } from '../../../db/delivery/card-store.ts';
import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import { findOffer, type OfferRecord } from '../../../db/leads/offer-store.ts';
import type { CardPlace, Messenger } from '../../../ports.ts';
import { loadBundleCard } from '../../cards/load-bundle.ts';
import { loadOfferCard } from '../../cards/load-card.ts';
import type { Context } from '../../context.ts';
import { shrinkOlderBundle } from '../../steps/offer/bundle.ts';
import { redrawOffer } from '../../steps/offer/end-offer.ts';
import { recordDelivery } from '../../steps/offer/record-delivery.ts';
import type { Step } from '../../steps/step.ts';
import { wasUnanswered } from '../judge-failure.ts';
import { idOf } from '../message-ids.ts';
import { prepareDelivery } from '../prepare-delivery.ts';
import type { Sent } from '../send.ts';
import { slackUserOfRep } from './slack-user-of.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

/** Where one offer is left to answer, it goes out as an ordinary card. */
export async function sendBundle(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const bundleId = idOf(message, 'bundleId');
  const repeated = wasUnanswered(message);
  const open = (await listBundleOffers(ctx.db.read, bundleId)).filter(isOpen);
  const [first, ...more] = open;
  if (!first) return {};
  const alone = more.length === 0;
  const ids = open.map(({ id }) => id);
  await prepareDelivery(ctx, ids);
  const card = alone
    ? await loadOfferCard(ctx, { offerId: first.id, repeated })
    : await loadBundleCard(ctx, { bundleId, repeated });
  if (!card) return {};
  const place = await messenger.post(await slackUserOfRep(ctx, first.repId), card);
  return {
    reached: true,
    record: async (tx, now) => {
      const step = { ctx, tx, now, actor: OUTBOX };
      for (const { id } of open) await recordDelivery(step, id);
      const kept = { ...place, at: now, repeated };
      if (alone) await releaseOffer(step, first, bundleId);
      await keep(
        ctx,
        tx,
        alone ? { ...kept, offer: first } : { ...kept, kind: 'bundle', bundleId },
      );
    },
  };
}

export async function sendBundleReminder(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const bundleId = idOf(message, 'bundleId');
  const first = (await listBundleOffers(ctx.db.read, bundleId)).find(isOpen);
  const card = first && (await loadBundleCard(ctx, { bundleId, reminder: true }));
  if (!card) return {};
  const place = await messenger.post(await slackUserOfRep(ctx, first.repId), card);
  return {
    reached: true,
    record: async (tx, now) => {
      const kept = { ...place, at: now, repeated: false };
      await keep(ctx, tx, { ...kept, kind: 'bundle_reminder', bundleId });
      // The newest message has the buttons; the one before shrinks to a line.
      await shrinkOlderBundle({ ctx, tx, now, actor: OUTBOX }, bundleId);
    },
  };
}

export async function updateBundle(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const bundleId = idOf(message, 'bundleId');
  const [newest] = await listBundleCards(ctx.db.read, bundleId);
  const card = newest && (await loadBundleCard(ctx, { bundleId }));
  if (!newest || !card) return {};
  await messenger.update(placeOf(newest), card);
  return { reached: true };
}

/** The copy that a reminder has just overtaken; it says the same for good. */
export async function shrinkBundle(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const bundleId = idOf(message, 'bundleId');
  const [newest, older] = await listBundleCards(ctx.db.read, bundleId);
  const card = older && (await loadBundleCard(ctx, { bundleId }));
  if (!newest || !card) return {};
  await messenger.update(placeOf(older), { ...card, remindedAt: newest.postedAt });
  return { reached: true };
}

/** From now on it is drawn like any other offer, also what happened while it was under way. */
async function releaseOffer(step: Step, offer: OfferRecord, bundleId: string): Promise<void> {
  await leaveBundle(step.tx, { offer, bundleId });
  const now = await findOffer(step.tx, offer.id);
  if (now && !isOpen(now)) await redrawOffer(step, now);
}

type Kept = CardPlace & { at: Date; repeated: boolean } & (
    | { offer: OfferRecord }
    | { kind: 'bundle' | 'bundle_reminder'; bundleId: string }
  );

async function keep(ctx: Context, tx: Tx, kept: Kept): Promise<void> {
  const about =
    'offer' in kept
      ? { kind: 'offer', leadId: kept.offer.leadId, offerId: kept.offer.id, bundleId: null }
      : { kind: kept.kind, leadId: '', offerId: null, bundleId: kept.bundleId };
  const { channel, ts, at: postedAt, repeated } = kept;
  await insertCard(tx, { id: ctx.newId('crd'), ...about, channel, ts, repeated, postedAt });
}

function isOpen({ state }: OfferRecord): boolean {
  return state === 'made';
}

function placeOf({ channel, ts }: CardPlace): CardPlace {
  return { channel, ts };
}
