import type { Actor } from '../../../routing/model/actor.ts';
import { MANAGERS, REPS, userOf } from '../world/company.ts';
import type { World } from '../world/world.ts';
import { type Deed, offerCard } from './deed.ts';

const SLACK: Actor = { kind: 'system', part: 'slack' };
const manager = ({ random }: World): Actor => ({
  kind: 'slack',
  userId: userOf(random.pick(MANAGERS) ?? 'mia'),
});

/** By the button of the card, or typed. */
const undo: Deed = async (world) => {
  const at = offerCard(world);
  if (!at) return 'nobody has anything to take back';
  const { leadId, offerId, actor } = at;
  const pressed = world.random.chance(0.7) ? { offerId } : {};
  const was = await world.services.undoLast(world.ctx, { leadId, actor, ...pressed });
  return `${at.who} takes back what they said to ${offerId}: ${was.outcome}`;
};

/** Taken back, claimed by the next rep and rerouted, at once. */
const undoRace: Deed = async (world) => {
  const at = offerCard(world);
  const rival = offerCard(world);
  if (!at || !rival) return 'nobody has a card to race for';
  const { services, ctx } = world;
  const outcomes = await Promise.all([
    services.undoLast(ctx, { leadId: at.leadId, offerId: at.offerId, actor: at.actor }),
    services.claimOffer(ctx, rival),
    services.advanceSlas(ctx),
    services.undoLast(ctx, { leadId: at.leadId, actor: at.actor }),
  ]);
  const words = outcomes.map((one) => (typeof one === 'number' ? one : one.outcome));
  return `${at.who} takes ${at.offerId} back while others act: ${words.join(', ')}`;
};

const giveBack: Deed = async (world) => {
  const at = offerCard(world);
  if (!at) return 'nobody has a lead to give back';
  const { outcome } = await world.services.giveBack(world.ctx, { ...at, reason: null });
  return `${at.who} gives ${at.leadId} back: ${outcome}`;
};

const unoverride: Deed = async (world) => {
  const leadId = world.random.pick(world.accepted);
  if (!leadId) return 'there is no lead to undo';
  const { outcome } = await world.services.undoLast(world.ctx, { leadId, actor: manager(world) });
  return `a manager takes back who has ${leadId}: ${outcome}`;
};

const restore: Deed = async (world) => {
  const leadId = world.random.pick(world.accepted);
  if (!leadId) return 'there is no lead to restore';
  const restoring = { leadId, actor: manager(world) };
  const { outcome } = await world.services.restoreLead(world.ctx, restoring);
  return `a manager restores ${leadId}: ${outcome}`;
};

const quit: Deed = async (world) => {
  const repId = world.random.pick(REPS) ?? 'ana';
  const { outcome } = await world.services.deactivateRep(world.ctx, { repId, actor: SLACK });
  return `${repId} leaves Slack: ${outcome}`;
};

const rejoin: Deed = async (world) => {
  const repId = world.random.pick(REPS) ?? 'ana';
  const { outcome } = await world.services.reactivateRep(world.ctx, { repId, actor: SLACK });
  return `${repId} is in Slack again: ${outcome}`;
};

/** What people do when they think better of it. */
export const SECOND_THOUGHTS = {
  undo,
  undoRace,
  giveBack,
  unoverride,
  restore,
  quit,
  rejoin,
};
