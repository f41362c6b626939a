/** Says in words what put a lead on hold. */
import type { LeadRecord } from '../../db/lead-store.ts';
import { REASONS, type ReasonCode, reasonText } from '../../routing/model/reasons.ts';

export function heldReason({ heldFor }: Pick<LeadRecord, 'heldFor'>): string {
  if (heldFor === null || !Object.hasOwn(REASONS, heldFor)) return '';
  return reasonText({ code: heldFor as ReasonCode });
}
