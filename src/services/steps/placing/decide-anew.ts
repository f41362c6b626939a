/** Decides a lead anew that nobody has claimed, because more is known of it than before. */
import { latestDecision } from '../../../db/leads/decision-store.ts';
import { findLead, type LeadRecord } from '../../../db/leads/lead-store.ts';
import { findOpenOffer } from '../../../db/leads/offer-store.ts';
import { endOffer, redrawEscalation } from '../offer/end-offer.ts';
import { audit, type Step } from '../step.ts';
import { placeLead, wouldDecide } from './place-lead.ts';

/** What waits for a person to look is not ours to move. */
const MOVABLE = new Set<LeadRecord['state']>(['received', 'scheduled', 'held', 'offered']);

/**
 * Call it with the lead locked. Whoever is asked keeps it unless another rule takes it now, and
 * loses it without blame.
 *
 * @returns whether it was placed anew
 */
export async function decideAnew(step: Step, lead: LeadRecord): Promise<boolean> {
  if (!MOVABLE.has(lead.state)) return false;
  const open = await findOpenOffer(step.tx, lead.id);
  if (open) {
    const next = await wouldDecide(step, lead);
    const last = await latestDecision(step.tx, lead.id);
    const { placement, rule } = next ?? {};
    const isSame = placement?.outcome === 'offered' && placement.repId === open.repId;
    if (!next || isSame || rule === last?.rule) return false;
    const end = { state: 'withdrawn', reason: 'account_found', refund: true } as const;
    await endOffer(step, open, { lead, end: { ...end, assignment: 'rerouted' } });
    await audit(step, {
      action: 'offer.withdrawn',
      subject: open.id,
      leadId: lead.id,
      data: { rep: open.repId, reason: end.reason },
    });
  }
  const current = await findLead(step.tx, lead.id);
  if (!current) return false;
  await placeLead(step, current, 'account_found');
  await redrawEscalation(step, lead.id);
  return true;
}
