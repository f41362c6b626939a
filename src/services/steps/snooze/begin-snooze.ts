/** Puts a lead out of the way until an instant: its touch clocks stand, nothing drains it. */
import { insertClock, stopClocks } from '../../../db/delivery/clock-store.ts';
import { findSnooze } from '../../../db/delivery/snooze-store.ts';
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import type { AssignmentRecord } from '../../../db/leads/offer-store.ts';
import { keepText } from '../keep-text.ts';
import { redrawHolder } from '../offer/redraw-holder.ts';
import { WAITS_FOR } from '../placing/drain.ts';
import { audit, type Step } from '../step.ts';
import { tellCrm } from '../telling/tell-crm.ts';
import { carryTouches } from './carry-touches.ts';

export interface Snooze {
  until: Date;
  reason: string;
  /** Null for a lead on hold, which is nobody's. */
  held: AssignmentRecord | null;
  tier: string;
  policyVersion: number;
}

/** Call it with the lead locked; a snooze that runs is replaced. */
export async function beginSnooze(step: Step, lead: LeadRecord, snooze: Snooze): Promise<void> {
  const { until, held } = snooze;
  const before = await findSnooze(step.tx, lead.id);
  if (before) {
    await carryTouches(step, lead.id, { from: before.dueAt, to: 'now' });
    await stopClocks(step.tx, { leadId: lead.id, kinds: ['snooze'] }, 'cancelled');
  }
  await carryTouches(step, lead.id, { from: 'now', to: until });
  const id = await runUntil(step, lead, snooze);
  // Nobody has to do anything before then, so it is not idle either.
  const waits = held ? {} : { routeAt: null, routeTrigger: WAITS_FOR.snooze };
  await updateLead(step.tx, lead.id, { activeAt: until, ...waits });
  await note(step, lead, { ...snooze, id });
  await tellCrm(step, lead, { kind: 'lead.snoozed', payload: { until: until.toISOString() } });
  await redrawHolder(step, lead.id);
}

async function runUntil(step: Step, lead: LeadRecord, snooze: Snooze): Promise<string> {
  const { until, held, tier, policyVersion } = snooze;
  const id = step.ctx.newId('sla');
  await insertClock(step.tx, {
    id,
    leadId: lead.id,
    assignmentId: held?.id ?? '',
    offerId: null,
    repId: held?.repId ?? '',
    kind: 'snooze',
    state: 'running',
    tier,
    policyVersion,
    startedAt: step.now,
    dueAt: until,
    events: [{ do: 'wake', at: until.toISOString() }],
    fired: 0,
    nextEventAt: until,
  });
  return id;
}

async function note(
  step: Step,
  lead: LeadRecord,
  { id, until, reason, held }: Snooze & { id: string },
): Promise<void> {
  const kept = await keepText(step, { leadId: lead.id, kind: 'snooze', body: reason });
  await audit(step, {
    action: 'lead.snoozed',
    subject: id,
    leadId: lead.id,
    data: {
      rep: held?.repId ?? null,
      until: until.toISOString(),
      note: kept.id,
      note_commitment: kept.commitment,
    },
  });
}
