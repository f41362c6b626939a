/** Says in words what put a lead on hold. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { reasonWords } from '../../../routing/model/reasons.ts';
import type { Slot } from '../../../words/say.ts';

export function heldReason({ heldFor }: Pick<LeadRecord, 'heldFor'>): Slot {
  return heldFor ? reasonWords(heldFor) : '';
}
