/** Notes that a rep's card arrived; one that came late gets its whole window from now. */
import { lockLead } from '../../../db/leads/lead-store.ts';
import { confirmDelivery, findOffer } from '../../../db/leads/offer-store.ts';
import { restartWindow } from '../sla/restart-window.ts';
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
  const isOpen = lead && offer.state === 'made';
  if (!isOpen) return;
  for (const one of await restartWindow(step, lead, offer)) await redrawOffer(step, one);
}
