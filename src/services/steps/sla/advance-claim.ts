/** Moves the claim clock of one offer on: remind, breach, escalate, and ask the next rep. */
import { type ClockRecord, postponeClock, stopClocks } from '../../../db/delivery/clock-store.ts';
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import {
  findAssignment,
  findOffer,
  listOffers,
  type OfferRecord,
} from '../../../db/leads/offer-store.ts';
import { type ClockEvent, PROMISE_KINDS } from '../../../routing/model/offer.ts';
import type { Tier } from '../../../routing/model/policy/sla.ts';
import { because } from '../../../routing/model/reasons.ts';
import { awaitedBy } from '../../../routing/sla/plan-clock.ts';
import { planLadder } from '../../../routing/sla/plan-ladder.ts';
import { tasteOf } from '../../views/taste-of.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';
import { remindBundle } from '../offer/bundle.ts';
import { endOffer, redrawEscalation } from '../offer/end-offer.ts';
import { passOffersOn } from '../offer/pass-offers-on.ts';
import { setAwayForMisses } from '../people/away-for-misses.ts';
import { placeLead } from '../placing/place-lead.ts';
import { holdExhausted, holdLead } from '../placing/wait.ts';
import { audit, promise, type Step } from '../step.ts';
import { tellEscalation } from '../telling/tell-escalation.ts';
import { urgencyOf } from '../telling/urgency.ts';
import { beginByCrm } from './begin-by-crm.ts';
import { deadlineOf } from './deadline-of.ts';
import { beginLadder } from './ladder.ts';
import { moveClock } from './move-clock.ts';
import { stoodStillMs } from './stand-still.ts';

/** How often to look whether what a clock waits for has come meanwhile. */
const RECHECK_MS = 5_000;
/** A card that never arrives is given up after this, where the tier sets no deadline. */
const UNDELIVERED_LIMIT_MS = 8 * 3_600_000;

export interface Ticking {
  clock: ClockRecord;
  lead: LeadRecord;
}
interface Asked extends Ticking {
  offer: OfferRecord;
  tier: Tier | null;
  poolId: string | null;
}

export async function advanceClaim(step: Step, { clock, lead }: Ticking): Promise<void> {
  const offer = await findOffer(step.tx, clock.offerId ?? '');
  if (offer?.state !== 'made') {
    return stopClocks(step.tx, { leadId: lead.id, kinds: PROMISE_KINDS }, 'cancelled');
  }
  const assignment = await findAssignment(step.tx, clock.assignmentId);
  const policy = await loadPolicyVersion(step.tx, clock.policyVersion);
  const tier = policy?.tier(clock.tier) ?? null;
  const asked = { clock, lead, offer, tier, poolId: assignment?.poolId ?? null };
  const awaits = awaitedBy(clock);
  if (awaits === 'crm_confirmed') return beginWithoutCrm(step, asked);
  if (!offer.deliveredAt) return waitForDelivery(step, asked);
  if (awaits) return lookAgain(step, clock);
  for (const event of await moveClock(step, clock)) await fire(step, asked, event);
}

/** A CRM that is away must not keep a lead: its time begins, and what is said of it says so. */
async function beginWithoutCrm(step: Step, asked: Asked): Promise<void> {
  if (!(await beginByCrm(step, asked, 'silent'))) await lookAgain(step, asked.clock);
}

function lookAgain(step: Step, clock: ClockRecord): Promise<void> {
  return postponeClock(step.tx, clock.id, new Date(step.now.getTime() + RECHECK_MS));
}

/** An offer nobody has seen is nobody's miss: the clock waits, within limits. */
async function waitForDelivery(step: Step, asked: Asked): Promise<void> {
  const { clock, lead, offer, tier, poolId } = asked;
  const limitMs = tier?.lead_deadline ?? UNDELIVERED_LIMIT_MS;
  const stoodMs = await stoodStillMs(step.tx, { since: offer.madeAt, now: step.now });
  const giveUpAt = offer.madeAt.getTime() + stoodMs + limitMs;
  if (step.now.getTime() < giveUpAt) {
    return lookAgain(step, clock);
  }
  const end = { state: 'withdrawn', reason: 'undeliverable', refund: true } as const;
  await endOffer(step, offer, { lead, end: { ...end, assignment: 'rerouted' } });
  const reason = because('hold.delivery_failed', { rep: offer.repId });
  await holdLead(step, lead, { poolId, reason, decisionId: null });
}

const WRITTEN = {
  remind: 'sla.reminded',
  breach: 'sla.breached',
  escalate: 'sla.escalated',
  acknowledge: 'escalation.acknowledged',
};

async function fire(step: Step, asked: Asked, event: ClockEvent): Promise<void> {
  if (event.do === 'start') return;
  const { clock, lead, offer, poolId } = asked;
  if (event.do === 'reroute') return reroute(step, asked);
  if (event.do === 'wake') return;
  if (event.do === 'escalate' && (lead.test || lead.bulk)) return;
  if (event.do === 'remind' && !(await tasteOf(step.tx, offer.repId)).remind) return;
  await audit(step, {
    action: WRITTEN[event.do],
    subject: clock.id,
    leadId: lead.id,
    data: { offer: offer.id, rep: offer.repId, due: event.at },
  });
  if (event.do === 'remind') await remind(step, asked);
  if (event.do === 'breach') await beginToClimb(step, asked, new Date(event.at));
  if (event.do === 'escalate') await tellEscalation(step, lead, { poolId, level: null });
}

async function remind(step: Step, { lead, offer }: Asked): Promise<void> {
  if (offer.bundleId) {
    await remindBundle(step, { bundleId: offer.bundleId, urgency: urgencyOf(lead) });
  } else {
    await promise(step, {
      destination: 'slack',
      kind: 'reminder',
      leadId: lead.id,
      stream: `offer:${offer.id}`,
      payload: { offerId: offer.id, leadId: lead.id },
      urgency: urgencyOf(lead),
    });
  }
}

/** From the first breach on the lead itself climbs, whoever is asked after that. */
async function beginToClimb(step: Step, asked: Asked, startedAt: Date): Promise<void> {
  const { clock, lead, tier } = asked;
  const plan = tier && planLadder(tier.on_breach, startedAt);
  if (plan) await beginLadder(step, lead, { ...clock, startedAt, plan });
}

/**
 * Silence uses the rep's turn and leaves the rep out for this round. After too much of it the rep
 * is Away, and what else was offered goes on without blame.
 */
async function reroute(step: Step, asked: Asked): Promise<void> {
  const { lead, offer } = asked;
  const end = { state: 'expired', reason: null, refund: false, assignment: 'rerouted' } as const;
  if (!(await endOffer(step, offer, { lead, end }))) return;
  await audit(step, {
    action: 'offer.expired',
    subject: offer.id,
    leadId: lead.id,
    data: { rep: offer.repId },
  });
  const isAway = await setAwayForMisses(step, offer.repId);
  await redrawEscalation(step, lead.id);
  await goOn(step, asked);
  if (isAway) await passOffersOn(step, offer.repId, 'away');
}

/** To the next rep, or on hold where there have been enough or it is too late. */
async function goOn(step: Step, asked: Asked): Promise<void> {
  const { lead, tier, poolId } = asked;
  const rerouted = await updateLead(step.tx, lead.id, { reroutes: lead.reroutes + 1 });
  if (lead.reroutes >= (tier?.max_reroutes ?? 0)) {
    return holdExhausted(step, rerouted, { code: 'hold.max_reroutes', poolId });
  }
  if (await isPastDeadline(step, asked)) {
    return holdExhausted(step, rerouted, { code: 'hold.deadline', poolId });
  }
  await placeLead(step, rerouted, 'timed_out');
}

async function isPastDeadline(step: Step, { lead, tier }: Asked): Promise<boolean> {
  const offers = await listOffers(step.tx, lead.id);
  const deadline = await deadlineOf(step, { lead, tier, offers });
  return deadline !== null && step.now >= deadline;
}
