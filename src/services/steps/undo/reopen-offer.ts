/** Opens an answered offer again for the rep who answered it: the same card, turn and place. */
import { findOfferClock, replanClock, stopClocks } from '../../../db/delivery/clock-store.ts';
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import { findDraw, moveLags } from '../../../db/leads/ledger-store.ts';
import {
  findAssignment,
  findOpenAssignment,
  listOffers,
  moveDueOf,
  type OfferRecord,
} from '../../../db/leads/offer-store.ts';
import {
  markReopened,
  reoccupyPlace,
  reopenAssignment,
  unclaimAssignment,
  unrefundDraw,
} from '../../../db/leads/reopen-store.ts';
import { AppError } from '../../../errors.ts';
import { TOUCH_PROMISES, UNDO_MS } from '../../../routing/model/offer.ts';
import { moveDue, resumeClock } from '../../../routing/sla/move-due.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';
import { askOthersAgain, wasAskedAtOnce } from '../offer/at-once.ts';
import { findDeclineReason } from '../offer/decline-reason.ts';
import { redrawEscalation, redrawOffer, withdrawOffers } from '../offer/end-offer.ts';
import { occupy } from '../ownership/give-by-hand.ts';
import { resumeLadder } from '../sla/ladder.ts';
import { stoodStillMs } from '../sla/stand-still.ts';
import { audit, lockLedger, type Step } from '../step.ts';
import { tellCrm } from '../telling/tell-crm.ts';
import { isWrittenAtOffer, tellOfferedOwner } from '../telling/tell-offered-owner.ts';

interface Answered {
  lead: LeadRecord;
  /** Claimed or declined, and `judgeUndo` said that it may be taken back. */
  offer: OfferRecord;
}

/** Returns until when it can be answered now. */
export async function reopenOffer(step: Step, { lead, offer }: Answered): Promise<Date> {
  await lockLedger(step);
  const wasClaimed = offer.state === 'claimed';
  if (wasClaimed) await unclaim(step, { lead, offer });
  else await takeFromNext(step, { lead, offer });
  const since = new Date(step.now.getTime() - UNDO_MS);
  const was = { state: offer.state, since, at: step.now };
  if (!(await markReopened(step.tx, offer.id, was))) {
    throw new AppError('bug.offer_not_locked', `Offer ${offer.id} changed while it was reopened.`);
  }
  if (!wasClaimed) await takeTurnAgain(step, { lead, offer });
  if (wasClaimed) await resumeLadder(step, lead.id);
  const dueAt = await runOn(step, offer);
  await standAsBefore(step, { lead, offer });
  await audit(step, {
    action: wasClaimed ? 'lead.claim_undone' : 'offer.decline_undone',
    subject: offer.id,
    leadId: lead.id,
    data: { rep: offer.repId, until: dueAt.toISOString() },
  });
  await redrawOffer(step, offer);
  await redrawEscalation(step, lead.id);
  return dueAt;
}

async function unclaim(step: Step, { lead, offer }: Answered): Promise<void> {
  const { id: offerId, assignmentId, repId } = offer;
  const isOfSeveral = await wasAskedAtOnce(step.tx, assignmentId);
  await unclaimAssignment(step.tx, assignmentId, { repId: isOfSeveral ? null : repId });
  if (isOfSeveral) await askOthersAgain(step, { lead, offer });
  const kinds = [...TOUCH_PROMISES, 'snooze'] as const;
  await stopClocks(step.tx, { leadId: lead.id, kinds }, 'cancelled');
  const about = { assignmentId, offerId };
  // Where the CRM has the owner since the offer, that one is asked again.
  if (!(await isWrittenAtOffer(step, offer))) {
    await tellCrm(step, lead, { kind: 'crm.owner_cleared', payload: about });
  }
  await tellCrm(step, lead, { kind: 'assignment.released', payload: { ...about, repId } });
}

/** Whoever is being asked meanwhile, in the next round, loses the offer and keeps the turn. */
async function takeFromNext(step: Step, { lead, offer }: Answered): Promise<void> {
  const held = await findOpenAssignment(step.tx, lead.id);
  // Others who were asked at once are asked yet, and so is this one again.
  if (held?.id !== offer.assignmentId) {
    await withdrawOffers(step, lead, { reason: 'taken_back', assignment: 'rerouted' });
    await reopenAssignment(step.tx, offer.assignmentId, 'rerouted');
  }
  await stopClocks(step.tx, { leadId: lead.id, kinds: ['snooze'] }, 'cancelled');
  const { id: offerId, assignmentId, repId } = offer;
  const payload = { assignmentId, offerId, repId };
  if (await isWrittenAtOffer(step, offer)) await tellOfferedOwner(step, lead, payload);
  await tellCrm(step, lead, { kind: 'assignment.offered', payload });
}

/** The opposite of what the decline did: a turn that came back goes again, like the place. */
async function takeTurnAgain(step: Step, { lead, offer }: Answered): Promise<void> {
  const { id, assignmentId } = offer;
  const draw = await unrefundDraw(step.tx, { offerId: id, forOfferId: id });
  if (draw) await moveLags(step.tx, draw, step.now);
  const held = await findAssignment(step.tx, assignmentId);
  if (lead.test || !held) return;
  const cameBack = draw !== null || (await wasForNothing(step, offer));
  await (cameBack ? occupy(step, held) : reoccupyPlace(step.tx, held));
}

/** It used no turn, and the reason takes it off the counters of the day and the week. */
async function wasForNothing({ tx }: Step, offer: OfferRecord): Promise<boolean> {
  if (await findDraw(tx, offer.id)) return false;
  const { reason } = await findDeclineReason(tx, offer, offer.reason ?? '');
  return reason?.refund ?? false;
}

/** The window goes on to its end; a rep who is nearly out of time gets as long as an undo lasts. */
async function runOn(step: Step, offer: OfferRecord): Promise<Date> {
  const { assignmentId, dueAt, settledAt } = offer;
  const clock = await findOfferClock(step.tx, offer);
  if (!clock || !settledAt) return dueAt;
  // It never stopped for the others who were asked at once.
  if (clock.nextEventAt) {
    await moveDueOf(step.tx, assignmentId, clock.dueAt);
    return clock.dueAt;
  }
  const { startedAt: since } = clock;
  const stretch = { since, now: step.now, endedAfter: settledAt };
  const stoodMs = await stoodStillMs(step.tx, stretch);
  const moved = moveDue(clock, new Date(clock.dueAt.getTime() + stoodMs), step.now);
  const policy = await loadPolicyVersion(step.tx, clock.policyVersion);
  const windowMs = policy?.tier(clock.tier).claim ?? UNDO_MS;
  const plan = resumeClock(moved, step.now, Math.min(UNDO_MS, windowMs));
  const nextEventAt = new Date(plan.events[0]?.at ?? plan.dueAt);
  await replanClock(step.tx, clock.id, { ...plan, startedAt: step.now, nextEventAt });
  await moveDueOf(step.tx, assignmentId, plan.dueAt);
  return plan.dueAt;
}

/** Hold had begun a new round and a claim had forgotten who was silent: both are as they were. */
async function standAsBefore(step: Step, { lead, offer }: Answered): Promise<void> {
  const offers = await listOffers(step.tx, lead.id);
  const silent = offers.filter(({ state, round }) => state === 'expired' && round === offer.round);
  const reroutes = new Set(silent.map(({ assignmentId }) => assignmentId)).size;
  await updateLead(step.tx, lead.id, {
    state: 'offered',
    ownerId: null,
    routeAt: null,
    round: offer.round,
    reroutes,
    activeAt: step.now,
  });
}
