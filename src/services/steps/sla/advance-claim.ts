/** Moves the claim clock of an offer, or of several at once: remind, breach, escalate, go on. */
import { type ClockRecord, postponeClock, stopClocks } from '../../../db/delivery/clock-store.ts';
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import {
  findAssignment,
  listOffers,
  listOpenOffers,
  type OfferRecord,
} from '../../../db/leads/offer-store.ts';
import { CALLED, type ClockEvent, PROMISE_KINDS } from '../../../routing/model/offer.ts';
import type { Tier } from '../../../routing/model/policy/sla.ts';
import { because } from '../../../routing/model/reasons.ts';
import { awaitedBy } from '../../../routing/sla/plan-clock.ts';
import { planLadder } from '../../../routing/sla/plan-ladder.ts';
import { tasteOf } from '../../views/taste-of.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';
import { remindBundle } from '../offer/bundle.ts';
import { isCalled } from '../offer/call.ts';
import { findManagersWord } from '../offer/decline-reason.ts';
import { endOffer, endOffers, redrawEscalation } from '../offer/end-offer.ts';
import { passOffersOn } from '../offer/pass-offers-on.ts';
import { setAwayForMisses } from '../people/away-for-misses.ts';
import { placeLead } from '../placing/place-lead.ts';
import { holdExhausted, holdLead } from '../placing/wait.ts';
import { audit, promise, type Step } from '../step.ts';
import { tellEscalation } from '../telling/tell-escalation.ts';
import { urgencyOf } from '../telling/urgency.ts';
import { beginLadder } from './ladder.ts';
import { moveClock } from './move-clock.ts';
import { stoodStillMs } from './stand-still.ts';
import { beginByCrm } from './window/begin-by-crm.ts';
import { deadlineOf } from './window/deadline-of.ts';

/** How often to look whether what a clock waits for has come meanwhile. */
const RECHECK_MS = 5_000;
/** A card that never arrives is given up after this, where the tier sets no deadline. */
const UNDELIVERED_LIMIT_MS = 8 * 3_600_000;

export interface Ticking {
  clock: ClockRecord;
  lead: LeadRecord;
}
interface Asked extends Ticking {
  /** One, or those of several who were asked at once and can answer yet. */
  offers: OfferRecord[];
  tier: Tier | null;
  poolId: string | null;
}

export async function advanceClaim(step: Step, { clock, lead }: Ticking): Promise<void> {
  const open = await listOpenOffers(step.tx, lead.id);
  const offers = open.filter(({ assignmentId }) => assignmentId === clock.assignmentId);
  if (offers.length === 0) {
    return stopClocks(step.tx, { leadId: lead.id, kinds: PROMISE_KINDS }, 'cancelled');
  }
  const assignment = await findAssignment(step.tx, clock.assignmentId);
  const policy = await loadPolicyVersion(step.tx, clock.policyVersion);
  const tier = policy?.tier(clock.tier) ?? null;
  const asked = { clock, lead, offers, tier, poolId: assignment?.poolId ?? null };
  const awaits = awaitedBy(clock);
  if (awaits === 'crm_confirmed') return beginWithoutCrm(step, asked);
  if (offers.every((one) => !one.deliveredAt)) return waitForDelivery(step, asked);
  if (awaits) return lookAgain(step, clock);
  for (const event of await moveClock(step, clock)) await fire(step, asked, event);
}

/** A CRM that is away must not keep a lead: its time begins, and what is said of it says so. */
async function beginWithoutCrm(step: Step, asked: Asked): Promise<void> {
  const [offer] = asked.offers;
  const hasBegun = offer && (await beginByCrm(step, { ...asked, offer }, 'silent'));
  if (!hasBegun) await lookAgain(step, asked.clock);
}

function lookAgain(step: Step, clock: ClockRecord): Promise<void> {
  return postponeClock(step.tx, clock.id, new Date(step.now.getTime() + RECHECK_MS));
}

/** An offer nobody has seen is nobody's miss: the clock waits, within limits. */
async function waitForDelivery(step: Step, asked: Asked): Promise<void> {
  const { clock, lead, offers, tier, poolId } = asked;
  const limitMs = tier?.lead_deadline ?? UNDELIVERED_LIMIT_MS;
  const madeAt = offers[0]?.madeAt ?? clock.startedAt;
  const stoodMs = await stoodStillMs(step.tx, { since: madeAt, now: step.now });
  const giveUpAt = madeAt.getTime() + stoodMs + limitMs;
  if (step.now.getTime() < giveUpAt) {
    return lookAgain(step, clock);
  }
  const end = { state: 'withdrawn', reason: 'undeliverable', refund: true } as const;
  await endOffers(step, lead, { ...end, assignment: 'rerouted' });
  const reason = because('hold.delivery_failed', { rep: idsOf(offers) });
  await holdLead(step, lead, { poolId, reason, decisionId: null });
}

/** As audit rows name them: ids hold no commas. */
function idsOf(offers: readonly OfferRecord[]): string {
  return offers.map(({ repId }) => repId).join(',');
}

const WRITTEN = {
  remind: 'sla.reminded',
  breach: 'sla.breached',
  escalate: 'sla.escalated',
  acknowledge: 'escalation.acknowledged',
};

async function fire(step: Step, asked: Asked, event: ClockEvent): Promise<void> {
  if (event.do === 'start') return;
  const { clock, lead, poolId } = asked;
  if (event.do === 'reroute') return reroute(step, asked);
  if (event.do === 'wake') return;
  if (event.do === 'escalate' && (lead.test || lead.bulk)) return;
  const offers = event.do === 'remind' ? await wantReminders(step, asked) : asked.offers;
  if (offers.length === 0) return;
  await audit(step, {
    action: WRITTEN[event.do],
    subject: clock.id,
    leadId: lead.id,
    data: { offer: clock.offerId, rep: idsOf(offers), due: event.at },
  });
  if (event.do === 'remind') for (const offer of offers) await remind(step, lead, offer);
  if (event.do === 'breach') await beginToClimb(step, asked, new Date(event.at));
  if (event.do === 'escalate') await tellEscalation(step, lead, { poolId, level: null });
}

/** From the first breach on the lead itself climbs, whoever is asked after that. */
async function beginToClimb(step: Step, asked: Asked, startedAt: Date): Promise<void> {
  const { clock, lead, tier } = asked;
  const plan = tier && planLadder(tier.on_breach, startedAt);
  if (plan) await beginLadder(step, lead, { ...clock, startedAt, plan });
}

/** Nobody who was asked in a channel alone. */
async function wantReminders({ tx }: Step, { offers }: Asked): Promise<OfferRecord[]> {
  const wanted: OfferRecord[] = [];
  const [first] = offers;
  if (first && (await isCalled(tx, first))) return wanted;
  for (const offer of offers) if ((await tasteOf(tx, offer.repId)).remind) wanted.push(offer);
  return wanted;
}

async function remind(step: Step, lead: LeadRecord, offer: OfferRecord): Promise<void> {
  const urgency = urgencyOf(lead);
  if (offer.bundleId) return remindBundle(step, { bundleId: offer.bundleId, urgency });
  await promise(step, {
    destination: 'slack',
    kind: 'reminder',
    leadId: lead.id,
    stream: `offer:${offer.id}`,
    payload: { offerId: offer.id, leadId: lead.id },
    urgency,
  });
}

/**
 * Silence uses the rep's turn, where it was taken, and leaves the rep out for this round. After too
 * much of it the rep is Away, and what else was offered goes on without blame. In a channel nobody
 * was asked by name, so nobody missed it.
 */
async function reroute(step: Step, asked: Asked): Promise<void> {
  const { lead, clock, offers } = asked;
  const away: string[] = [];
  let ended = 0;
  const [first] = offers;
  const isInChannel = first !== undefined && (await isCalled(step.tx, first));
  const reason = isInChannel ? CALLED : null;
  for (const offer of offers) {
    const isMissed = isSeen(offer, clock);
    const isEnded = await (isMissed
      ? expire(step, lead, { offer, reason })
      : withdrawUnseen(step, lead, offer));
    if (!isEnded) continue;
    ended += 1;
    if (isMissed && !isInChannel && (await setAwayForMisses(step, offer.repId)))
      away.push(offer.repId);
  }
  if (ended === 0) return;
  await redrawEscalation(step, lead.id);
  await goOn(step, asked);
  for (const repId of away) await passOffersOn(step, repId, 'away');
}

/** Of several, whose card came after the time of all was over, or not at all, missed nothing. */
function isSeen({ deliveredAt }: OfferRecord, { offerId, dueAt }: ClockRecord): boolean {
  return deliveredAt !== null && (offerId !== null || deliveredAt <= dueAt);
}

async function expire(
  step: Step,
  lead: LeadRecord,
  { offer, reason }: { offer: OfferRecord; reason: string | null },
): Promise<boolean> {
  const end = { state: 'expired', reason, refund: false, assignment: 'rerouted' } as const;
  if (!(await endOffer(step, offer, { lead, end }))) return false;
  const data = { rep: offer.repId };
  await audit(step, { action: 'offer.expired', subject: offer.id, leadId: lead.id, data });
  return true;
}

async function withdrawUnseen(step: Step, lead: LeadRecord, offer: OfferRecord): Promise<boolean> {
  const reason = 'not_delivered';
  const end = { state: 'withdrawn', reason, refund: true, assignment: 'rerouted' } as const;
  if (!(await endOffer(step, offer, { lead, end }))) return false;
  const data = { rep: offer.repId, reason };
  await audit(step, { action: 'offer.withdrawn', subject: offer.id, leadId: lead.id, data });
  return true;
}

/** To the next rep, or on hold where there have been enough or it is too late. */
async function goOn(step: Step, asked: Asked): Promise<void> {
  const { clock, lead, tier, poolId } = asked;
  const rerouted = await updateLead(step.tx, lead.id, { reroutes: lead.reroutes + 1 });
  if (lead.reroutes >= (tier?.max_reroutes ?? 0)) {
    return holdExhausted(step, rerouted, { code: 'hold.max_reroutes', poolId });
  }
  if (await isPastDeadline(step, asked)) {
    return holdExhausted(step, rerouted, { code: 'hold.deadline', poolId });
  }
  const word = await findManagersWord(step, clock.assignmentId);
  if (word) return holdLead(step, rerouted, { poolId, reason: word, decisionId: null });
  await placeLead(step, rerouted, 'timed_out');
}

async function isPastDeadline(step: Step, { lead, tier }: Asked): Promise<boolean> {
  const offers = await listOffers(step.tx, lead.id);
  const deadline = await deadlineOf(step, { lead, tier, offers });
  return deadline !== null && step.now >= deadline;
}
