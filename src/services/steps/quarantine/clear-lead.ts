/** Lets a lead out of quarantine: it is decided under the current policy, which passes it on. */

import { findLead, type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import type { Asked } from '../../../routing/model/cards/asked.ts';
import type { LeadState } from '../../../routing/model/lead.ts';
import { placeLead } from '../placing/place-lead.ts';
import { audit, type Step } from '../step.ts';
import { redrawQuarantine } from './redraw-quarantine.ts';

export interface Cleared {
  /** Who is asked now, or has it; null when nobody is. */
  rep: Asked | null;
  /** Where it went. */
  state: LeadState;
}

/** Call it with the lead locked. What is on record here is the manager's word for the rules. */
export async function clearLead(step: Step, lead: LeadRecord): Promise<Cleared> {
  const { code = null } = lead.heldFor ?? {};
  const cleared = await updateLead(step.tx, lead.id, {
    heldFor: null,
    activeAt: step.now,
    round: lead.round + 1,
    reroutes: 0,
  });
  await audit(step, {
    action: 'lead.cleared',
    subject: lead.id,
    leadId: lead.id,
    data: { reason: code },
  });
  const { rep } = await placeLead(step, cleared, 'released');
  await redrawQuarantine(step, lead.id);
  const placed = await findLead(step.tx, lead.id);
  return { rep, state: placed?.state ?? lead.state };
}
