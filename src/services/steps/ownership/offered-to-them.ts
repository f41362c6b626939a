/** Says to whoever may not act on a lead as its owner that it is offered to them, where it is. */
import type { Reader } from '../../../db/database.ts';
import { findLead } from '../../../db/leads/lead-store.ts';
import { listOpenOffers } from '../../../db/leads/offer-store.ts';
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

/** What was found before stands, unless it is that they may not and the lead is offered to them. */
export async function offeredOr<Found extends { outcome: string }>(
  from: Reader,
  { actor, leadId }: { actor: Actor; leadId: string },
  found: Found,
): Promise<Found | OfferedToThem> {
  if (found.outcome !== 'not_permitted') return found;
  const performer = await findPerformer(from, actor);
  const offers = await listOpenOffers(from, leadId);
  const own = offers.find(({ repId }) => repId === performer?.rep?.id);
  const lead = own && (await findLead(from, leadId));
  if (!lead) return found;
  const { id: offerId, dueAt } = own;
  return { outcome: 'offered_to_you', leadId, offerId, company: lead.company, dueAt };
}
