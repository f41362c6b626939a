/** Plans the claim clock of an offer, or of several that run together. */
import type { LeadRecord } from '../../../../db/leads/lead-store.ts';
import type { OfferRecord } from '../../../../db/leads/offer-store.ts';
import type { Pool } from '../../../../routing/model/policy/policy.ts';
import type { Tier } from '../../../../routing/model/policy/sla.ts';
import { type ClockPlan, planClaimClock } from '../../../../routing/sla/plan-clock.ts';
import type { Member } from '../../placing/load-team.ts';
import type { Step } from '../../step.ts';
import { claimCalendarOf } from './calendar-of.ts';
import { deadlineOf } from './deadline-of.ts';

export interface Promised {
  lead: LeadRecord;
  tier: Tier;
  pool: Pool | null;
  /** Every offer of this lead so far. */
  before: OfferRecord[];
}

/** Of several who are asked at once whoever has the latest time sets that of all. */
export async function planFor(
  step: Step,
  { lead, tier, pool, before, startedAt }: Promised & { startedAt: Date },
  members: readonly Member[],
): Promise<ClockPlan> {
  const deadlineAt = await deadlineOf(step, { lead, tier, offers: before });
  const plans: ClockPlan[] = [];
  for (const member of members) {
    const calendar = await claimCalendarOf(step.tx, tier, { member, pool });
    plans.push(planClaimClock({ tier, calendar, startedAt, deadlineAt }));
  }
  return plans.reduce((latest, one) => (one.dueAt > latest.dueAt ? one : latest));
}
