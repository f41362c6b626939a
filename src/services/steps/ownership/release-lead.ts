/** Takes a lead from its owner, for whatever reason; where it goes then is the caller's to say. */
import { stopClocks } from '../../../db/delivery/clock-store.ts';
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import { refundDraw, releasePlace } from '../../../db/leads/ledger-store.ts';
import { endOpenAssignment } from '../../../db/leads/offer-store.ts';
import { endClaimedOffer } from '../../../db/leads/reopen-store.ts';
import { redrawEscalation, redrawOffer } from '../offer/end-offer.ts';
import { drainForPlace } from '../placing/drain.ts';
import { placeLead } from '../placing/place-lead.ts';
import { audit, lockLedger, type Step } from '../step.ts';
import { tellCrm } from '../telling/tell-crm.ts';

export interface Release {
  offer: 'declined' | 'withdrawn';
  /** `given_back`, `left`, `override_undone`, …: stands as the reason of the offer. */
  reason: string;
  /** Gives the turn back, if the offer took one. */
  refund: boolean;
}

/**
 * Call it with the lead locked and owned. The next offers are a new round with its whole time: the
 * deadline of the claim was met.
 */
export async function releaseLead(
  step: Step,
  lead: LeadRecord,
  { offer: state, reason, refund }: Release,
): Promise<LeadRecord> {
  await lockLedger(step);
  const held = await endOpenAssignment(step.tx, lead.id, { state: 'rerouted', at: step.now });
  if (!held) return lead;
  const offer = await endClaimedOffer(step.tx, held.id, { state, reason, at: step.now });
  if (offer && refund) await refundDraw(step.tx, offer.id, step.now);
  if (!lead.test) await releasePlace(step.tx, held, { uncounted: refund });
  await stopClocks(step.tx, { leadId: lead.id }, 'cancelled');
  const about = { assignmentId: held.id, offerId: offer?.id ?? null };
  await tellCrm(step, lead, { kind: 'crm.owner_cleared', payload: about });
  const payload = { ...about, repId: held.repId };
  await tellCrm(step, lead, { kind: 'assignment.released', payload });
  if (offer) await redrawOffer(step, offer);
  await redrawEscalation(step, lead.id);
  await drainForPlace(step);
  return updateLead(step.tx, lead.id, { round: lead.round + 1, reroutes: 0, activeAt: step.now });
}

/** The owner is gone for good: the lead goes to whoever the rules find. */
export async function releaseFromLeaver(
  step: Step,
  lead: LeadRecord,
  trigger: 'left' | 'owner_gone',
): Promise<void> {
  await audit(step, {
    action: 'lead.released',
    subject: lead.id,
    leadId: lead.id,
    data: { rep: lead.ownerId, reason: trigger },
  });
  const how = { offer: 'withdrawn', reason: 'left', refund: false } as const;
  await placeLead(step, await releaseLead(step, lead, how), trigger);
}
