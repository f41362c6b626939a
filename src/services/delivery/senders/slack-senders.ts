/**
 * How each kind of Slack message is drawn and where it goes; drawn from the state at this moment.
 */

import type { Tx } from '../../../db/database.ts';
import { insertCard } from '../../../db/delivery/card-store.ts';
import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import { findLead } from '../../../db/leads/lead-store.ts';
import { findOffer } from '../../../db/leads/offer-store.ts';
import { findRepById } from '../../../db/workspace/team-store.ts';
import type { CardPlace, Messenger } from '../../../ports.ts';
import type { SnoozeOverCard, TouchReminderCard } from '../../../routing/model/cards/cards.ts';
import { loadOfferCard, loadReminderCard, loadTouchReminder } from '../../cards/load-card.ts';
import { loadSnoozeOver } from '../../cards/load-snooze-over.ts';
import { LOST_CARD } from '../../channels/lose-channel.ts';
import type { Context } from '../../context.ts';
import {
  sendMorningList,
  sendTeamNumbers,
  sendWeeklyNumbers,
} from '../../mornings/send-morning.ts';
import { sendDeed } from '../../ownership/asking/send-deed.ts';
import { sendJoin } from '../../people/joining/send-join.ts';
import { redrawOffer } from '../../steps/offer/end-offer.ts';
import { recordDelivery } from '../../steps/offer/record-delivery.ts';
import { SET_UP_CARD } from '../../steps/onboarding/set-up-subject.ts';
import { wasUnanswered } from '../judge-failure.ts';
import { idOf } from '../message-ids.ts';
import { prepareDelivery } from '../prepare-delivery.ts';
import type { Sent } from '../send.ts';
import { sendBundle, sendBundleReminder, shrinkBundle, updateBundle } from './bundle-senders.ts';
import { sendCall } from './call-senders.ts';
import { sendEscalation, sendEscalationNews } from './escalation/escalation-senders.ts';
import { sendStorm, updateStorm } from './escalation/storm-senders.ts';
import { hideNames } from './notices/hide-names.ts';
import { loadNotice } from './notices/load-notice.ts';
import { sendProposal, updateProposal } from './policy-senders.ts';
import { postAlong } from './post-along.ts';
import { sendQuarantine, sendQuarantineDigest } from './quarantine-senders.ts';
import {
  sendGreeting,
  sendHello,
  sendLost,
  sendSetUp,
  updateLost,
  updateSetUp,
} from './set-up/set-up-senders.ts';
import { slackUserOfRep } from './slack-user-of.ts';
import { sendSuggestion, updateSuggestion } from './suggestion-senders.ts';
import { updateCall, updateEscalation, updateOffer, updateQuarantine } from './update-copies.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

type Sender = (ctx: Context, messenger: Messenger, message: OutboxRecord) => Promise<Sent>;

export const SLACK_SENDERS: Record<string, Sender> = {
  offer: sendOffer,
  offer_update: updateOffer,
  undo_over: redrawLater,
  call: sendCall,
  call_update: updateCall,
  bundle: sendBundle,
  bundle_update: updateBundle,
  bundle_shrink: shrinkBundle,
  bundle_reminder: sendBundleReminder,
  reminder: sendReminder,
  touch_reminder: sendTouchReminder,
  morning_list: sendMorningList,
  weekly_numbers: sendWeeklyNumbers,
  team_numbers: sendTeamNumbers,
  snooze_over: sendSnoozeOver,
  escalation: sendEscalation,
  escalation_news: sendEscalationNews,
  escalation_storm: sendStorm,
  escalation_storm_update: updateStorm,
  escalation_update: updateEscalation,
  account_suggestion: sendSuggestion,
  person_suggestion: sendSuggestion,
  suggestion_update: updateSuggestion,
  quarantine: sendQuarantine,
  quarantine_update: updateQuarantine,
  quarantine_digest: sendQuarantineDigest,
  proposal: sendProposal,
  proposal_update: updateProposal,
  [SET_UP_CARD]: sendSetUp,
  [`${SET_UP_CARD}_update`]: updateSetUp,
  greeting: sendGreeting,
  channel_hello: sendHello,
  [LOST_CARD]: sendLost,
  [`${LOST_CARD}_update`]: updateLost,
  notice: sendNotice,
  repeat_notice: sendNotice,
  deed: sendDeed,
  join: sendJoin,
  probe: askWhoWeAre,
};

async function sendOffer(ctx: Context, messenger: Messenger, message: OutboxRecord): Promise<Sent> {
  const offerId = idOf(message, 'offerId');
  // Sent once before and never answered for: this copy says so.
  const repeated = wasUnanswered(message);
  await prepareDelivery(ctx, [offerId]);
  const card = await loadOfferCard(ctx, { offerId, repeated });
  // Who got a lead for good, or claimed it in a channel, never saw an offer: this is their news.
  const claimed = card?.settled?.as === 'claimed' ? card.settled : null;
  const isNews = claimed?.asHost || claimed?.firstSeen;
  const isGift = isNews || (card?.state === 'claimed' && card.givenBy !== null);
  if (!card || (card.state !== 'made' && !isGift)) return {};
  const place = await messenger.post(await slackUserOf(ctx, offerId), card);
  return {
    reached: true,
    record: async (tx, at) => {
      await keep(ctx, tx, { message, place, at, repeated });
      await recordDelivery({ ctx, tx, now: at, actor: OUTBOX }, offerId);
    },
  };
}

async function sendReminder(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const offerId = idOf(message, 'offerId');
  const card = await loadReminderCard(ctx, { offerId });
  if (!card || card.settled) return {};
  const place = await messenger.post(await slackUserOf(ctx, offerId), card);
  return {
    reached: true,
    record: async (tx, at) => {
      await keep(ctx, tx, { message, place, at });
      // The newest message has the buttons; the one before shrinks to a line.
      const offer = await findOffer(tx, offerId);
      const step = { ctx, tx, now: at, actor: OUTBOX };
      if (offer) await redrawOffer(step, { ...offer, bundleId: null }, 'older');
    },
  };
}

/** Only asks for the drawing: in the card's own stream no older picture comes after a newer. */
async function redrawLater(ctx: Context, _: Messenger, message: OutboxRecord): Promise<Sent> {
  const offer = await findOffer(ctx.db.read, idOf(message, 'offerId'));
  if (!offer) return {};
  return { record: (tx, now) => redrawOffer({ ctx, tx, now, actor: OUTBOX }, offer) };
}

async function sendTouchReminder(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const late = message.payload.late === 1;
  const card = await loadTouchReminder(ctx, { clockId: idOf(message, 'clockId'), late });
  return card ? sendToOwner(ctx, messenger, { message, card }) : {};
}

async function sendSnoozeOver(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const card = await loadSnoozeOver(ctx, { clockId: idOf(message, 'clockId') });
  return card ? sendToOwner(ctx, messenger, { message, card }) : {};
}

async function sendToOwner(
  ctx: Context,
  messenger: Messenger,
  { message, card }: { message: OutboxRecord; card: TouchReminderCard | SnoozeOverCard },
): Promise<Sent> {
  const lead = await findLead(ctx.db.read, card.lead.leadId);
  const owner = lead?.ownerId ? await findRepById(ctx.db.read, lead.ownerId) : null;
  if (!owner?.slackUserId) return {};
  const place = await messenger.post(owner.slackUserId, card);
  return { reached: true, record: (tx, at) => keep(ctx, tx, { message, place, at }) };
}

/** Nothing is posted: that Slack answers is the whole message. */
async function askWhoWeAre(_: Context, messenger: Messenger): Promise<Sent> {
  await messenger.identify();
  return { reached: true };
}

async function sendNotice(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const notice = await loadNotice(ctx, message);
  if (!notice) return {};
  await postAlong(ctx, messenger, await hideNames(ctx.db.read, notice));
  return { reached: true };
}

async function slackUserOf(ctx: Context, offerId: string): Promise<string> {
  const offer = await findOffer(ctx.db.read, offerId);
  return slackUserOfRep(ctx, offer?.repId ?? '');
}

async function keep(
  ctx: Context,
  tx: Tx,
  card: { message: OutboxRecord; place: CardPlace; at: Date; repeated?: boolean },
): Promise<void> {
  const { message, place, at } = card;
  const offerId = message.payload.offerId;
  await insertCard(tx, {
    id: ctx.newId('crd'),
    kind: message.kind,
    leadId: message.leadId ?? '',
    offerId: offerId === null || offerId === undefined ? null : String(offerId),
    bundleId: null,
    channel: place.channel,
    ts: place.ts,
    repeated: card.repeated ?? false,
    postedAt: at,
  });
}
