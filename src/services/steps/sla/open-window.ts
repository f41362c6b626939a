/** Plans the time to claim of a new offer: it counts at once, or waits for its card or the CRM. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import type { OfferRecord } from '../../../db/leads/offer-store.ts';
import type { Calendar } from '../../../routing/availability/calendar.ts';
import type { ClockEvent } from '../../../routing/model/offer.ts';
import type { Tier } from '../../../routing/model/policy/sla.ts';
import { CRM_PATIENCE_MS, type Timing } from '../../../routing/model/policy/timing.ts';
import {
  type ClockPlan,
  planClaimClock,
  planWaitingClock,
} from '../../../routing/sla/plan-clock.ts';
import type { Step } from '../step.ts';
import { hearsOf } from '../telling/tell-crm.ts';
import { deadlineOf } from './deadline-of.ts';
import { ON_TIME_MS } from './restart-window.ts';

export interface NewWindow {
  lead: LeadRecord;
  tier: Tier;
  calendar: Calendar;
  timing: Timing;
  /** Every offer of this lead so far. */
  before: OfferRecord[];
}

export async function openWindow(step: Step, terms: NewWindow): Promise<ClockPlan> {
  const { lead, tier, calendar, before } = terms;
  const deadlineAt = await deadlineOf(step, { lead, tier, offers: before });
  const clock = { tier, calendar, startedAt: step.now, deadlineAt };
  const wait = waitOf(step, terms);
  return wait ? planWaitingClock(clock, wait) : planClaimClock(clock);
}

/** Null where nothing is waited for, as of a CRM that hears nothing of the lead. */
function waitOf(
  step: Step,
  { lead, timing: { slaStartsAt: awaits } }: NewWindow,
): { awaits: NonNullable<ClockEvent['awaits']>; until: Date } | null {
  const inMs = (ms: number) => new Date(step.now.getTime() + ms);
  if (awaits === 'delivered') return { awaits, until: inMs(ON_TIME_MS) };
  const isAsked = awaits === 'crm_confirmed' && hearsOf(step, lead);
  return isAsked ? { awaits, until: inMs(CRM_PATIENCE_MS) } : null;
}
