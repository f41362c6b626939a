/** Starts the promise of an owner to be in touch: the first time, or the next. */
import { insertClock } from '../../../db/delivery/clock-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import type { TouchPromise } from '../../../routing/model/offer.ts';
import { planTouchClock } from '../../../routing/sla/plan-clock.ts';
import type { Step } from '../step.ts';
import { loadTouchTerms } from './touch-terms.ts';

export interface TouchStart {
  kind: TouchPromise;
  repId: string;
  assignmentId: string;
  startedAt: Date;
  /** What the owner picked instead of the time of the tier. */
  by?: Date | null;
}

/** Returns when it is due; null for a test, and where neither tier nor owner promises anything. */
export async function startTouch(
  step: Step,
  lead: Pick<LeadRecord, 'id' | 'test'>,
  { kind, repId, assignmentId, startedAt, by: picked }: TouchStart,
): Promise<Date | null> {
  if (lead.test) return null;
  const terms = await loadTouchTerms(step.tx, { assignmentId, repId, now: step.now });
  const by = picked ?? terms?.tier[kind];
  if (!terms || by === undefined) return null;
  const { tier, assignment, calendar } = terms;
  const plan = planTouchClock({ by, calendar, startedAt });
  await insertClock(step.tx, {
    id: step.ctx.newId('sla'),
    leadId: lead.id,
    assignmentId,
    offerId: null,
    repId,
    kind,
    state: 'running',
    tier: tier.id,
    policyVersion: assignment.policyVersion,
    startedAt,
    dueAt: plan.dueAt,
    events: plan.events,
    fired: 0,
    nextEventAt: new Date(plan.events[0]?.at ?? plan.dueAt),
  });
  return plan.dueAt;
}
