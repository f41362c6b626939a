/** Gives a rep the whole claim window from now, because it begins only here, or anew. */
import { type ClockRecord, findOfferClock, replanClock } from '../../../db/delivery/clock-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { findAssignment, listOffers, moveOfferDue } from '../../../db/leads/offer-store.ts';
import { awaitedBy, planClaimClock } from '../../../routing/sla/plan-clock.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';
import { redrawEscalation } from '../offer/end-offer.ts';
import type { Team } from '../placing/load-team.ts';
import type { Step } from '../step.ts';
import { claimCalendarOf } from './calendar-of.ts';
import { deadlineOf } from './deadline-of.ts';

/** Within this a card counts as delivered when it was promised. */
export const ON_TIME_MS = 10_000;
const MINUTE_MS = 60_000;

export function isLate(clock: Pick<ClockRecord, 'startedAt'>, now: Date): boolean {
  return now.getTime() - clock.startedAt.getTime() > ON_TIME_MS;
}

interface Late {
  offerId: string;
  /** Asked only where the window does start anew. */
  team: () => Promise<Team>;
}

/** False when the card is on time, or the window has not begun yet. */
export async function restartWindow(step: Step, lead: LeadRecord, late: Late): Promise<boolean> {
  const clock = await findOfferClock(step.tx, late.offerId);
  if (!clock || awaitedBy(clock) || !isLate(clock, step.now)) return false;
  return (await startWindow(step, lead, { clock, team: late.team })) !== null;
}

/** The card has arrived. True where it shows another time than its rep has by now. */
export async function arriveAtWindow(step: Step, lead: LeadRecord, late: Late): Promise<boolean> {
  const clock = await findOfferClock(step.tx, late.offerId);
  if (!clock || awaitedBy(clock) !== 'delivered') return restartWindow(step, lead, late);
  const dueAt = await startWindow(step, lead, { clock, team: late.team });
  return dueAt !== null && minuteOf(dueAt) !== minuteOf(clock.dueAt);
}

/** Cards show minutes. */
function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / MINUTE_MS);
}

/** Returns when it is due; null where it cannot be planned any more. */
export async function startWindow(
  step: Step,
  lead: LeadRecord,
  { clock, team }: Pick<Late, 'team'> & { clock: ClockRecord },
): Promise<Date | null> {
  const policy = await loadPolicyVersion(step.tx, clock.policyVersion);
  const assignment = await findAssignment(step.tx, clock.assignmentId);
  const member = (await team()).get(clock.repId);
  if (!policy || !assignment || !member) return null;
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
  if (clock.offerId) await moveOfferDue(step.tx, clock.offerId, plan.dueAt);
  await redrawEscalation(step, lead.id);
  return plan.dueAt;
}
