/** Gives a rep the whole claim window from now, because the card comes later than promised. */
import { type ClockRecord, findOfferClock, replanClock } from '../../../db/delivery/clock-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import {
  findAssignment,
  listOffers,
  moveDueOf,
  type OfferRecord,
} from '../../../db/leads/offer-store.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';
import { loadTeam } from '../placing/load-team.ts';
import type { Step } from '../step.ts';
import { planFor } from './plan-for.ts';

/** Within this a card counts as delivered when it was promised. */
const ON_TIME_MS = 10_000;

export function isLate(clock: Pick<ClockRecord, 'startedAt'>, now: Date): boolean {
  return now.getTime() - clock.startedAt.getTime() > ON_TIME_MS;
}

/**
 * Returns the offers that have another time by it: none when the card is on time. Those who are
 * asked at once have one time together, which a card that comes after its end does not bring back.
 */
export async function restartWindow(
  step: Step,
  lead: LeadRecord,
  offer: OfferRecord,
): Promise<OfferRecord[]> {
  const clock = await findOfferClock(step.tx, offer);
  if (clock?.state !== 'running' || !isLate(clock, step.now)) return [];
  return replan(step, lead, { clock, offer });
}

async function replan(
  step: Step,
  lead: LeadRecord,
  { clock, offer }: { clock: ClockRecord; offer: OfferRecord },
): Promise<OfferRecord[]> {
  const policy = await loadPolicyVersion(step.tx, clock.policyVersion);
  const assignment = await findAssignment(step.tx, clock.assignmentId);
  const member = (await loadTeam(step.tx, step.now)).get(offer.repId);
  if (!policy || !assignment || !member) return [];
  const tier = policy.tier(clock.tier);
  const pool = policy.pools.get(assignment.poolId ?? '') ?? null;
  const offers = await listOffers(step.tx, lead.id);
  const plan = await planFor(step, { lead, tier, pool, offers }, [member]);
  const nextEventAt = new Date(plan.events[0]?.at ?? plan.dueAt);
  await replanClock(step.tx, clock.id, { ...plan, startedAt: step.now, nextEventAt });
  return moveDueOf(step.tx, assignment.id, plan.dueAt);
}
