/** Says until when a lead must be claimed over all its offers of one round. */
import type { LeadRecord } from '../../db/lead-store.ts';
import type { OfferRecord } from '../../db/offer-store.ts';
import type { Tier } from '../../routing/model/policy.ts';

/**
 * Counts from the round's first offer: a lead that waited for a shift, or was held and drained, has
 * its whole time left. Null where the tier sets none.
 */
export function deadlineOf(
  about: {
    lead: Pick<LeadRecord, 'round'>;
    tier: Pick<Tier, 'lead_deadline'> | null;
    offers: OfferRecord[];
  },
  now: Date,
): Date | null {
  const limitMs = about.tier?.lead_deadline;
  if (limitMs === undefined) return null;
  const first = about.offers.find((offer) => offer.round === about.lead.round);
  return new Date((first?.madeAt ?? now).getTime() + limitMs);
}
