/** Says in words what put a lead on hold. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { reasonText } from '../../../routing/model/reasons.ts';

export function heldReason({ heldFor }: Pick<LeadRecord, 'heldFor'>): string {
  return heldFor ? reasonText(heldFor) : '';
}
