/** Counts for each rep what they have to look at, where the lead is one that may wait for it. */
import type { Reader } from '../../../db/database.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { countUnanswered } from '../../../db/leads/offer-store.ts';
import { countUntouchedBulk } from '../../../db/leads/waiting-store.ts';
import type { Candidate } from '../../../routing/model/decision.ts';
import type { CompiledPolicy } from '../../../routing/policy/compile-policy.ts';
import { isNoLongerBulk } from './keep-waiting.ts';

/** A lead of a file has a cap of its own, and a test reaches whom it is for. */
export function hasWaited(lead: LeadRecord): boolean {
  const { state, bulk, test } = lead;
  const isWaiting = state === 'held' || state === 'scheduled';
  return isWaiting && !bulk && !test && !isNoLongerBulk(lead);
}

/** Nobody is buried under what waited, nor under a file: the next comes when one is answered. */
export async function withBacklog(
  from: Reader,
  { lead, policy }: { lead: LeadRecord; policy: Pick<CompiledPolicy, 'bulk'> },
  candidates: Candidate[],
): Promise<Candidate[]> {
  if (hasWaited(lead)) {
    const unanswered = await countUnanswered(from);
    return candidates.map((one) => ({ ...one, unanswered: unanswered.get(one.repId) ?? 0 }));
  }
  if (!lead.bulk) return candidates;
  const counts = await countUntouchedBulk(from);
  const cap = policy.bulk.open;
  return candidates.map((one) => {
    const open = counts.get(one.repId) ?? 0;
    return { ...one, bulkFull: open >= cap ? { open, cap } : null };
  });
}
