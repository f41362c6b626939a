/** Says to whoever may not act on a lead as its owner that it is offered to them, where it is. */
import type { Reader } from '../../../db/database.ts';
import { findLead } from '../../../db/leads/lead-store.ts';
import { listOpenOffersOf } from '../../../db/leads/offer-store.ts';
import type { Actor } from '../../../routing/model/actor.ts';
import { findPerformer, type Refusal } from '../permission.ts';

export interface OfferedToThem {
  outcome: 'offered_to_you';
  leadId: string;
  offerId: string;
  company: string;
  dueAt: Date;
}

/** What whoever is not the owner hears. */
export type OwnerRefusal = Refusal | OfferedToThem;

/** `refusal` is what they hear otherwise. */
export async function offeredOr(
  from: Reader,
  { actor, leadId }: { actor: Actor; leadId: string },
  refusal: Refusal,
): Promise<OwnerRefusal> {
  if (refusal.outcome !== 'not_permitted') return refusal;
  const performer = await findPerformer(from, actor);
  const offers = performer?.rep ? await listOpenOffersOf(from, performer.rep.id) : [];
  const own = offers.find((offer) => offer.leadId === leadId);
  const lead = own && (await findLead(from, leadId));
  if (!lead) return refusal;
  const { id: offerId, dueAt } = own;
  return { outcome: 'offered_to_you', leadId, offerId, company: lead.company, dueAt };
}
