import type { Actor } from '../../../routing/model/actor.ts';
import { MANAGERS, POOLS, REPS, userOf } from '../world/company.ts';
import { ignored, machine, signals } from './arrivals/deliveries.ts';
import { importList } from './arrivals/files.ts';
import { type Deed, FRESH, offerCard } from './deed.ts';
import { JUDGEMENTS } from './judgements.ts';
import { ROUTINE } from './routine.ts';
import { SECOND_THOUGHTS } from './second-thoughts.ts';

const MINUTE_MS = 60_000;
const REASONS = ['full', 'not_my_territory', 'wrong_language', 'conflict', 'bad_lead', 'other'];
const OUTCOMES = ['qualified', 'converted', 'not_a_fit', 'bad'] as const;

const slackRep = (repId: string): Actor => ({ kind: 'slack', userId: userOf(repId) });

/** Claims, with or without a finger that slips. */
const claim: Deed = async (world) => {
  const at = offerCard(world);
  if (!at) return 'nobody has a card to claim';
  const { outcome } = await world.services.claimOffer(world.ctx, at);
  return `${at.who} clicks Claim on ${at.offerId}: ${outcome}`;
};

/** Two people, or one with two phones, at once. */
const race: Deed = async (world) => {
  const at = offerCard(world);
  const rival = offerCard(world);
  if (!at || !rival) return 'nobody has a card to race for';
  const { services, ctx } = world;
  const manager = world.random.pick(MANAGERS) ?? 'mia';
  const outcomes = await Promise.all([
    services.claimOffer(ctx, at),
    services.takeLead(ctx, { leadId: at.leadId, actor: slackRep(manager) }),
    services.claimOffer(ctx, { ...rival, actor: at.actor }),
    services.advanceSlas(ctx),
    services.claimOffer(ctx, at),
  ]);
  const words = outcomes.map((one) => (typeof one === 'number' ? one : one.outcome));
  return `${at.who} and ${manager} race for ${at.leadId}: ${words.join(', ')}`;
};

const decline: Deed = async (world) => {
  const at = offerCard(world);
  const reasonId = world.random.pick(REASONS) ?? 'full';
  if (!at) return 'nobody has a card to decline';
  const note = reasonId === 'other' || world.random.chance(0.3) ? 'not for me' : null;
  const { outcome } = await world.services.declineOffer(world.ctx, { ...at, reasonId, note });
  return `${at.who} declines ${at.offerId} (${reasonId}): ${outcome}`;
};

const close: Deed = async (world) => {
  const at = offerCard(world);
  if (!at) return 'nobody has a lead to close';
  const closeAs = world.random.pick(OUTCOMES) ?? 'bad';
  const closing = { leadId: at.leadId, closeAs, reason: null, actor: at.actor };
  const { outcome } = await world.services.closeLead(world.ctx, closing);
  return `${at.who} closes ${at.leadId}: ${outcome}`;
};

const touch: Deed = async (world) => {
  const at = offerCard(world);
  if (!at) return 'nobody has a lead to touch';
  const { outcome } = await world.services.logTouch(world.ctx, at);
  return `${at.who} logs a touch on ${at.leadId}: ${outcome}`;
};

const leave: Deed = async (world) => {
  const repId = world.random.pick(REPS) ?? 'ana';
  const minutes = world.random.int(240);
  const until = minutes < 30 ? null : new Date(world.now().getTime() + minutes * MINUTE_MS);
  const cover = world.random.chance(0.4) ? world.random.pick(REPS) : undefined;
  const covering = cover ? { coverId: cover } : {};
  const leaving = { repId, away: { until }, ...covering, actor: slackRep(repId) };
  const { outcome } = await world.services.setAvailability(world.ctx, leaving);
  return `${repId} goes away until ${until?.toISOString() ?? 'further notice'}: ${outcome}`;
};

const comeBack: Deed = async (world) => {
  const repId = world.random.pick(REPS) ?? 'ana';
  const actor = slackRep(world.random.chance(0.5) ? repId : 'mia');
  await world.services.setAvailability(world.ctx, { repId, away: null, actor });
  return `${repId} is back`;
};

const askForNights: Deed = async (world) => {
  const repId = world.random.pick(REPS) ?? 'ana';
  const outOfHours = world.random.chance(0.6);
  const asking = { outOfHours, actor: slackRep(repId) };
  const { outcome } = await world.services.setNotifications(world.ctx, asking);
  return `${repId} wants ${outOfHours ? 'hot leads off shift' : 'working hours only'}: ${outcome}`;
};

const override: Deed = async (world) => {
  const leadId = world.random.pick(world.accepted);
  if (!leadId) return 'there is no lead to give away';
  const toRepId = world.random.pick(REPS) ?? 'ana';
  const manager = world.random.pick(MANAGERS) ?? 'mia';
  const final = world.random.chance(0.4);
  const giving = { leadId, toRepId, reason: 'knows them', final, actor: slackRep(manager) };
  const { outcome } = await world.services.overrideAssignment(world.ctx, giving);
  return `${manager} gives ${leadId} to ${toRepId}${final ? ' for good' : ''}: ${outcome}`;
};

const extend: Deed = async (world) => {
  const at = offerCard(world);
  if (!at) return 'there is no offer to extend';
  const more = { leadId: at.leadId, minutes: 5, actor: slackRep('mia') };
  const { outcome } = await world.services.extendOffer(world.ctx, more);
  return `mia gives ${at.leadId} 5 more minutes: ${outcome}`;
};

const pause: Deed = async (world) => {
  const pool = world.random.pick([...POOLS, 'all']) ?? 'all';
  const paused = world.random.chance(0.3);
  await world.services.pauseRouting(world.ctx, { pool, paused, actor: slackRep('mia') });
  return `mia ${paused ? 'pauses' : 'resumes'} ${pool}`;
};

const merge: Deed = async (world) => {
  const fromId = world.random.pick(world.accepted);
  const intoId = world.random.pick(world.accepted.slice(-FRESH));
  if (!fromId || !intoId) return 'there are no leads to merge';
  const actor = slackRep('mia');
  const { outcome } = await world.services.mergeLeads(world.ctx, { fromId, intoId, actor });
  return `mia merges ${fromId} into ${intoId}: ${outcome}`;
};

const sendTest: Deed = async (world) => {
  const repId = world.random.pick(REPS) ?? 'ana';
  const actor = slackRep('mia');
  const sent = await world.services.sendTestLead(world.ctx, { repId, actor });
  if (sent.outcome === 'sent') {
    world.accepted.push(sent.leadId);
    world.heard += 1;
  }
  return `mia sends ${repId} a test lead: ${sent.outcome}`;
};

export const DEEDS = {
  claim,
  race,
  decline,
  close,
  touch,
  leave,
  comeBack,
  askForNights,
  override,
  extend,
  pause,
  merge,
  sendTest,
  ignored,
  machine,
  signals,
  importList,
  ...JUDGEMENTS,
  ...ROUTINE,
  ...SECOND_THOUGHTS,
} satisfies Record<string, Deed>;
