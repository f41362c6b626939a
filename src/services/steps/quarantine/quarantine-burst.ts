/** Takes a lead that a machine seems to send from whoever is asked, and puts it in quarantine. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import type { Reason } from '../../../routing/model/reasons.ts';
import { redrawEscalation, withdrawOffers } from '../offer/end-offer.ts';
import { quarantineLead } from '../placing/wait.ts';
import type { Step } from '../step.ts';

/** Call it with the lead locked, and not while a rep has it. */
export async function quarantineBurst(step: Step, lead: LeadRecord, reason: Reason): Promise<void> {
  await withdrawOffers(step, lead, { reason: 'quarantined', assignment: 'closed' });
  await quarantineLead(step, lead, { reason, decisionId: null });
  await redrawEscalation(step, lead.id);
}
