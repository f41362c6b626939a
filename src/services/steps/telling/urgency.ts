/** Says how soon a message about a lead leaves, among all that wait. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';

/** 0..1 by priority; below 0 for leads of files, whose messages let everything else go first. */
export function urgencyOf({ priority, bulk }: Pick<LeadRecord, 'priority' | 'bulk'>): number {
  return bulk ? priority - 1 : priority;
}
