/** Decides a lead anew that nobody has claimed, because more is known of it than before. */
import { latestDecision } from '../../../db/leads/decision-store.ts';
import { findLead, type LeadRecord } from '../../../db/leads/lead-store.ts';
import { listOpenOffers } from '../../../db/leads/offer-store.ts';
import { redrawEscalation, withdrawOffers } from '../offer/end-offer.ts';
import type { Step } from '../step.ts';
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
  const open = await listOpenOffers(step.tx, lead.id);
  if (open.length > 0) {
    const next = await wouldDecide(step, lead);
    const last = await latestDecision(step.tx, lead.id);
    const { placement, rule } = next ?? {};
    const isSame =
      open.length === 1 && placement?.outcome === 'offered' && placement.repId === open[0]?.repId;
    if (!next || isSame || rule === last?.rule) return false;
    await withdrawOffers(step, lead, { reason: 'account_found', assignment: 'rerouted' });
  }
  const current = await findLead(step.tx, lead.id);
  if (!current) return false;
  await placeLead(step, current, 'account_found');
  await redrawEscalation(step, lead.id);
  return true;
}
