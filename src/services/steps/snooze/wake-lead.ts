/** Ends a snooze: the clocks go on, and what was on hold is looked at again. */
import { stopClocks } from '../../../db/delivery/clock-store.ts';
import { findSnooze } from '../../../db/delivery/snooze-store.ts';
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import type { Waking } from '../../../routing/model/working/waking.ts';
import { redrawHolder } from '../offer/redraw-holder.ts';
import { WAITS_FOR, waitsFor } from '../placing/drain.ts';
import { audit, type Step } from '../step.ts';
import { tellCrm } from '../telling/tell-crm.ts';
import { carryTouches } from './carry-touches.ts';

/** As it is now; call it with the lead locked. One that is not snoozed stays as it is. */
export async function wakeLead(step: Step, lead: LeadRecord, why: Waking): Promise<LeadRecord> {
  const snooze = await findSnooze(step.tx, lead.id);
  if (!snooze) return lead;
  const isOver = why === 'over';
  if (!isOver) await carryTouches(step, lead.id, { from: snooze.dueAt, to: 'now' });
  await stopClocks(step.tx, { leadId: lead.id, kinds: ['snooze'] }, isOver ? 'met' : 'cancelled');
  await audit(step, {
    action: 'lead.woken',
    subject: snooze.id,
    leadId: lead.id,
    data: { rep: snooze.repId || null, why },
  });
  await tellCrm(step, lead, { kind: 'lead.woken', payload: { why } });
  const woken = await updateLead(step.tx, lead.id, { activeAt: step.now, ...waits(step, lead) });
  await redrawHolder(step, lead.id);
  return woken;
}

function isSnoozedHold({ state, routeTrigger }: LeadRecord): boolean {
  return state === 'held' && routeTrigger === WAITS_FOR.snooze;
}

/** What waits for a manager's word goes on waiting for it; anything else is decided anew. */
function waits(
  step: Step,
  lead: LeadRecord,
): Partial<Pick<LeadRecord, 'routeAt' | 'routeTrigger'>> {
  if (!isSnoozedHold(lead) || !lead.heldFor) return {};
  const routeTrigger = waitsFor(lead.heldFor, lead);
  return { routeTrigger, routeAt: routeTrigger === WAITS_FOR.manager ? null : step.now };
}
