/** Says until when a lead must be claimed over all its offers of one round. */
import type { LeadRecord } from '../../../../db/leads/lead-store.ts';
import type { OfferRecord } from '../../../../db/leads/offer-store.ts';
import type { Tier } from '../../../../routing/model/policy/sla.ts';
import type { Step } from '../../step.ts';
import { stoodStillMs } from '../stand-still.ts';

/**
 * Counts from the round's first offer: a lead that waited for a shift, or was held and drained, has
 * its whole time left, and so has one while Slack is down. Null where the tier sets none.
 */
export async function deadlineOf(
  { tx, now }: Pick<Step, 'tx' | 'now'>,
  about: {
    lead: Pick<LeadRecord, 'round'>;
    tier: Pick<Tier, 'lead_deadline'> | null;
    offers: OfferRecord[];
  },
): Promise<Date | null> {
  const limitMs = about.tier?.lead_deadline;
  if (limitMs === undefined) return null;
  const first = about.offers.find((offer) => offer.round === about.lead.round);
  if (!first) return new Date(now.getTime() + limitMs);
  const stoodMs = await stoodStillMs(tx, { since: first.madeAt, now });
  return new Date(first.madeAt.getTime() + stoodMs + limitMs);
}
