/** Names those who can claim a lead that stands in a pool's channel, or says that it is over. */
import { findLead } from '../../../db/leads/lead-store.ts';
import { findOffer, listOpenOffers } from '../../../db/leads/offer-store.ts';
import type { Context } from '../../context.ts';
import { type OfferRefusal, offerOver } from '../../steps/offer/answer-offer.ts';
import { nameOfRep } from '../../views/names.ts';

export type Callers = { outcome: 'open'; company: string; names: string[] } | OfferRefusal;

export async function listCallers(ctx: Context, input: { offerId: string }): Promise<Callers> {
  const from = ctx.db.read;
  const posted = await findOffer(from, input.offerId);
  const lead = posted && (await findLead(from, posted.leadId));
  if (!lead) return { outcome: 'unknown_offer' };
  const open = await listOpenOffers(from, lead.id);
  if (open.length === 0) return offerOver(from, lead, posted);
  const names = await Promise.all(open.map(({ repId }) => nameOfRep(from, repId)));
  return { outcome: 'open', company: lead.company, names };
}
