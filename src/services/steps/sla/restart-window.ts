/** Gives a rep the whole claim window from now, because the card comes later than promised. */
import { type ClockRecord, findOfferClock, replanClock } from '../../../db/delivery/clock-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { findAssignment, listOffers, moveOfferDue } from '../../../db/leads/offer-store.ts';
import { planClaimClock } from '../../../routing/sla/plan-clock.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';
import { redrawEscalation } from '../offer/end-offer.ts';
import { loadTeam } from '../placing/load-team.ts';
import type { Step } from '../step.ts';
import { claimCalendarOf } from './calendar-of.ts';
import { deadlineOf } from './deadline-of.ts';

/** Within this a card counts as delivered when it was promised. */
const ON_TIME_MS = 10_000;

export function isLate(clock: Pick<ClockRecord, 'startedAt'>, now: Date): boolean {
  return now.getTime() - clock.startedAt.getTime() > ON_TIME_MS;
}

/** False when the card is on time. */
export async function restartWindow(
  step: Step,
  lead: LeadRecord,
  offerId: string,
): Promise<boolean> {
  const clock = await findOfferClock(step.tx, offerId);
  if (!clock || !isLate(clock, step.now)) return false;
  return replan(step, lead, { clock, offerId });
}

async function replan(
  step: Step,
  lead: LeadRecord,
  { clock, offerId }: { clock: ClockRecord; offerId: string },
): Promise<boolean> {
  const policy = await loadPolicyVersion(step.tx, clock.policyVersion);
  const assignment = await findAssignment(step.tx, clock.assignmentId);
  const member = (await loadTeam(step.tx, step.now)).get(clock.repId);
  if (!policy || !assignment || !member) return false;
  const tier = policy.tier(clock.tier);
  const pool = policy.pools.get(assignment.poolId ?? '') ?? null;
  const offers = await listOffers(step.tx, lead.id);
  const plan = planClaimClock({
    tier,
    calendar: await claimCalendarOf(step.tx, tier, { member, pool }),
    startedAt: step.now,
    deadlineAt: await deadlineOf(step, { lead, tier, offers }),
  });
  const nextEventAt = new Date(plan.events[0]?.at ?? plan.dueAt);
  await replanClock(step.tx, clock.id, { ...plan, startedAt: step.now, nextEventAt });
  await moveOfferDue(step.tx, offerId, plan.dueAt);
  await redrawEscalation(step, lead.id);
  return true;
}
