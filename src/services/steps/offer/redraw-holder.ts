/** Draws the cards of whoever has a lead again, and the one in the managers' channel. */
import { findOpenAssignment } from '../../../db/leads/offer-store.ts';
import { findOfferOf } from '../../../db/leads/reopen-store.ts';
import type { Step } from '../step.ts';
import { redrawEscalation, redrawOffer } from './end-offer.ts';

export async function redrawHolder(step: Step, leadId: string): Promise<void> {
  const held = await findOpenAssignment(step.tx, leadId);
  const offer = held && (await findOfferOf(step.tx, held.id));
  if (offer) await redrawOffer(step, offer);
  await redrawEscalation(step, leadId);
}
