/** Notes that a rep's card arrived; one that came late gets its whole window from now. */
import { findOfferClock, replanClock } from '../../db/clock-store.ts';
import { type LeadRecord, lockLead } from '../../db/lead-store.ts';
import {
  confirmDelivery,
  findAssignment,
  findOffer,
  listOffers,
  moveOfferDue,
  type OfferRecord,
} from '../../db/offer-store.ts';
import { planClaimClock } from '../../routing/sla/plan-clock.ts';
import { loadPolicyVersion } from '../workspace/load-policy.ts';
import { claimCalendarOf } from './calendar-of.ts';
import { deadlineOf } from './deadline-of.ts';
import { redrawOffer } from './end-offer.ts';
import { loadTeam } from './load-team.ts';
import { audit, type Step } from './step.ts';

/** Within this a card counts as delivered when it was promised. */
const ON_TIME_MS = 10_000;

export async function recordDelivery(step: Step, offerId: string): Promise<void> {
  const known = await findOffer(step.tx, offerId);
  // The lead before its offer, as everywhere: a claim and a delivery must not wait for each other.
  const lead = known && (await lockLead(step.ctx.db, step.tx, known.leadId));
  const offer = await confirmDelivery(step.tx, offerId, step.now);
  if (!offer) return;
  const waitedMs = step.now.getTime() - offer.madeAt.getTime();
  await audit(step, {
    action: 'offer.delivered',
    subject: offer.id,
    leadId: offer.leadId,
    data: { rep: offer.repId, waited_ms: waitedMs },
  });
  if (lead && waitedMs > ON_TIME_MS && offer.state === 'made') {
    await restartWindow(step, lead, offer);
  }
}

async function restartWindow(step: Step, lead: LeadRecord, offer: OfferRecord): Promise<void> {
  const clock = await findOfferClock(step.tx, offer.id);
  const policy = clock && (await loadPolicyVersion(step.tx, clock.policyVersion));
  const assignment = clock && (await findAssignment(step.tx, clock.assignmentId));
  const member = clock && (await loadTeam(step.tx, step.now)).get(clock.repId);
  if (!policy || !assignment || !member) return;
  const tier = policy.tier(clock.tier);
  const pool = policy.pools.get(assignment.poolId ?? '') ?? null;
  const offers = await listOffers(step.tx, lead.id);
  const plan = planClaimClock({
    tier,
    calendar: await claimCalendarOf(step.tx, tier, { member, pool }),
    startedAt: step.now,
    deadlineAt: deadlineOf({ lead, tier, offers }, step.now),
  });
  const nextEventAt = new Date(plan.events[0]?.at ?? plan.dueAt);
  await replanClock(step.tx, clock.id, { ...plan, startedAt: step.now, nextEventAt });
  await moveOfferDue(step.tx, offer.id, plan.dueAt);
  await redrawOffer(step, offer);
}
