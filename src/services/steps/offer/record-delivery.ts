/** Notes that a rep's card arrived: a late one, or by the policy any, has its time from now. */
import { lockLead } from '../../../db/leads/lead-store.ts';
import { confirmDelivery, findOffer } from '../../../db/leads/offer-store.ts';
import { loadTeam } from '../placing/load-team.ts';
import { arriveAtWindow } from '../sla/window/restart-window.ts';
import { audit, type Step } from '../step.ts';
import { redrawOffer } from './end-offer.ts';

export async function recordDelivery(step: Step, offerId: string): Promise<void> {
  const known = await findOffer(step.tx, offerId);
  // The lead before its offer, as everywhere: a claim and a delivery must not wait for each other.
  const lead = known && (await lockLead(step.ctx.db, step.tx, known.leadId));
  const offer = await confirmDelivery(step.tx, offerId, step.now);
  if (!offer) return;
  await audit(step, {
    action: 'offer.delivered',
    subject: offer.id,
    leadId: offer.leadId,
    data: { rep: offer.repId, waited_ms: step.now.getTime() - offer.madeAt.getTime() },
  });
  if (!lead || offer.state !== 'made') return;
  const team = () => loadTeam(step.tx, step.now);
  for (const one of await arriveAtWindow(step, lead, { offer, team })) await redrawOffer(step, one);
}
