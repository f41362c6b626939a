/** Says how soon a message about a lead leaves, among all that wait. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import type { Tier } from '../../../routing/model/policy/sla.ts';

/** Whoever was promised an answer within this does not wait behind others in a burst. */
const HOT_WITHIN_MS = 10 * 60_000;

type Ranked = Pick<LeadRecord, 'priority' | 'bulk'>;

/** 0..1 by priority; below 0 for leads of files, whose messages let everything else go first. */
export function urgencyOf({ priority, bulk }: Ranked): number {
  return bulk ? priority - 1 : priority;
}

/** As `urgencyOf`, and above 1 where the rep has minutes only: the earliest deadline goes first. */
export function urgencyOfOffer(lead: Ranked, { claim }: Pick<Tier, 'claim'>): number {
  const isHot = !lead.bulk && claim <= HOT_WITHIN_MS;
  return urgencyOf(lead) + (isHot ? 1 : 0);
}
