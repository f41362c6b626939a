/** Loads what *Decline* asks: the reasons of the offer's policy. */
import { findLead } from '../../db/leads/lead-store.ts';
import { listOpenOffers } from '../../db/leads/offer-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { DeclineReason } from '../../routing/model/policy/policy.ts';
import type { Context } from '../context.ts';
import { findAnswerable, type OfferRefusal } from '../steps/offer/answer-offer.ts';
import { findSpentLimit, listDeclineReasons } from '../steps/offer/decline-reason.ts';

export type DeclineForm =
  | {
      outcome: 'open';
      offerId: string;
      leadId: string;
      company: string;
      /** Each with whether the turn comes back for it. */
      reasons: DeclineReason[];
      /** Can others who were asked at once still claim it? */
      others: boolean;
      /** So many turns came back within a day that this one does not; else null. */
      cameBack: number | null;
    }
  | { outcome: 'already_yours'; leadId: string; company: string }
  | OfferRefusal;

export async function loadDeclineForm(
  ctx: Context,
  input: { offerId: string; actor: Actor },
): Promise<DeclineForm> {
  const from = ctx.db.read;
  const found = await findAnswerable(from, input, (id) => findLead(from, id));
  if (found.outcome === 'already_yours') {
    const { id: leadId, company } = found.lead;
    return { outcome: 'already_yours', leadId, company };
  }
  if (found.outcome !== 'open') return found;
  const { offer, lead } = found;
  return {
    outcome: 'open',
    offerId: offer.id,
    leadId: lead.id,
    company: lead.company,
    reasons: await listDeclineReasons(from, offer),
    others: (await listOpenOffers(from, lead.id)).length > 1,
    cameBack: await findSpentLimit(from, offer, ctx.clock.now()),
  };
}
