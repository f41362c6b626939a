/** Gives a rep the whole claim window from now, because it begins only here, or anew. */
import {
  type ClockRecord,
  findOfferClock,
  replanClock,
} from '../../../../db/delivery/clock-store.ts';
import type { LeadRecord } from '../../../../db/leads/lead-store.ts';
import {
  findAssignment,
  listOffers,
  moveDueOf,
  type OfferRecord,
} from '../../../../db/leads/offer-store.ts';
import { awaitedBy } from '../../../../routing/sla/plan-clock.ts';
import { loadPolicyVersion } from '../../../workspace/load-policy.ts';
import { redrawEscalation } from '../../offer/end-offer.ts';
import type { Team } from '../../placing/load-team.ts';
import type { Step } from '../../step.ts';
import { planFor } from './plan-for.ts';

/** Within this a card counts as delivered when it was promised. */
export const ON_TIME_MS = 10_000;
const MINUTE_MS = 60_000;

export function isLate(clock: Pick<ClockRecord, 'startedAt'>, now: Date): boolean {
  return now.getTime() - clock.startedAt.getTime() > ON_TIME_MS;
}

interface Late {
  offer: Pick<OfferRecord, 'leadId' | 'assignmentId' | 'repId'>;
  /** Asked only where the window does start anew. */
  team: () => Promise<Team>;
}

/**
 * Returns the offers that have another time by it: none when the card is on time, or the window has
 * not begun yet. Those who are asked at once have one time together, which a card that comes after
 * its end does not bring back.
 */
export async function restartWindow(
  step: Step,
  lead: LeadRecord,
  late: Late,
): Promise<OfferRecord[]> {
  const clock = await findOfferClock(step.tx, late.offer);
  if (clock?.state !== 'running' || awaitedBy(clock) || !isLate(clock, step.now)) return [];
  return (await startWindow(step, lead, { clock, ...late })) ?? [];
}

/** The card has arrived. Returns the offers whose cards show another time than their reps have. */
export async function arriveAtWindow(
  step: Step,
  lead: LeadRecord,
  late: Late,
): Promise<OfferRecord[]> {
  const clock = await findOfferClock(step.tx, late.offer);
  if (!clock || awaitedBy(clock) !== 'delivered') return restartWindow(step, lead, late);
  const moved = (await startWindow(step, lead, { clock, ...late })) ?? [];
  return moved.filter(({ dueAt }) => minuteOf(dueAt) !== minuteOf(clock.dueAt));
}

/** Cards show minutes. */
function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / MINUTE_MS);
}

/** Returns the offers it counts for; null where it cannot be planned any more. */
export async function startWindow(
  step: Step,
  lead: LeadRecord,
  { clock, offer, team }: Late & { clock: ClockRecord },
): Promise<OfferRecord[] | null> {
  const policy = await loadPolicyVersion(step.tx, clock.policyVersion);
  const assignment = await findAssignment(step.tx, clock.assignmentId);
  const member = (await team()).get(offer.repId);
  if (!policy || !assignment || !member) return null;
  const tier = policy.tier(clock.tier);
  const pool = policy.pools.get(assignment.poolId ?? '') ?? null;
  const before = await listOffers(step.tx, lead.id);
  const plan = await planFor(step, { lead, tier, pool, before, startedAt: step.now }, [member]);
  const nextEventAt = new Date(plan.events[0]?.at ?? plan.dueAt);
  await replanClock(step.tx, clock.id, { ...plan, startedAt: step.now, nextEventAt });
  const moved = await moveDueOf(step.tx, assignment.id, plan.dueAt);
  await redrawEscalation(step, lead.id);
  return moved;
}
