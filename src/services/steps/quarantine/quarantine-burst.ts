/** Takes a lead that a machine seems to send from whoever is asked, and puts it in quarantine. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { findOpenOffer } from '../../../db/leads/offer-store.ts';
import type { Reason } from '../../../routing/model/reasons.ts';
import { endOffer, redrawEscalation } from '../offer/end-offer.ts';
import { quarantineLead } from '../placing/wait.ts';
import { audit, type Step } from '../step.ts';

/** Call it with the lead locked, and not while a rep has it. */
export async function quarantineBurst(step: Step, lead: LeadRecord, reason: Reason): Promise<void> {
  const open = await findOpenOffer(step.tx, lead.id);
  if (open) {
    const end = {
      state: 'withdrawn',
      reason: 'quarantined',
      refund: true,
      assignment: 'closed',
    } as const;
    await endOffer(step, open, { lead, end });
    const data = { rep: open.repId, reason: 'quarantined' };
    await audit(step, { action: 'offer.withdrawn', subject: open.id, leadId: lead.id, data });
  }
  await quarantineLead(step, lead, { reason, decisionId: null });
  await redrawEscalation(step, lead.id);
}
