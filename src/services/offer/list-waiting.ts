/** Lists the leads that wait for an answer of one rep, the next to run out first. */
import { findLead } from '../../db/leads/lead-store.ts';
import { listOpenOffersOf } from '../../db/leads/offer-store.ts';
import { personName } from '../../routing/intake/person/identify-person.ts';
import type { OfferRow } from '../../routing/model/cards/cards.ts';
import type { Context } from '../context.ts';

export async function listWaiting(ctx: Context, repId: string): Promise<OfferRow[]> {
  const offers = await listOpenOffersOf(ctx.db.read, repId);
  const rows = await Promise.all(
    offers.map(async (offer) => {
      const lead = await findLead(ctx.db.read, offer.leadId);
      return (
        lead && {
          leadId: lead.id,
          offerId: offer.id,
          company: lead.company,
          person: personName(lead.submission.person),
          test: lead.test,
          dueAt: offer.dueAt,
        }
      );
    }),
  );
  return rows.filter((row) => row !== null);
}
