/** Plans the time to claim of a new offer: it counts at once, or waits for its card or the CRM. */
import type { ClockEvent } from '../../../../routing/model/offer.ts';
import { CRM_PATIENCE_MS, type Timing } from '../../../../routing/model/policy/timing.ts';
import { type ClockPlan, planWaitingClock } from '../../../../routing/sla/plan-clock.ts';
import type { Member } from '../../placing/load-team.ts';
import type { Step } from '../../step.ts';
import { hearsOf } from '../../telling/tell-crm.ts';
import { type Promised, planFor } from './plan-for.ts';
import { ON_TIME_MS } from './restart-window.ts';

export interface NewWindow extends Promised {
  timing: Timing;
}

/** Several `members` are asked at once and have one time together. */
export async function openWindow(
  step: Step,
  terms: NewWindow,
  members: readonly Member[],
): Promise<ClockPlan> {
  const wait = waitOf(step, terms, members);
  const plan = await planFor(step, { ...terms, startedAt: wait?.until ?? step.now }, members);
  return wait ? planWaitingClock(plan, wait) : plan;
}

/**
 * Null where nothing is waited for: of a CRM that hears nothing of the lead, or that is told no
 * owner yet, because several are asked.
 */
function waitOf(
  step: Step,
  { lead, timing: { slaStartsAt: awaits } }: NewWindow,
  { length }: readonly Member[],
): { awaits: NonNullable<ClockEvent['awaits']>; until: Date } | null {
  const inMs = (ms: number) => new Date(step.now.getTime() + ms);
  if (awaits === 'delivered') return { awaits, until: inMs(ON_TIME_MS) };
  const isAsked = awaits === 'crm_confirmed' && length === 1 && hearsOf(step, lead);
  return isAsked ? { awaits, until: inMs(CRM_PATIENCE_MS) } : null;
}
