/** Reads why a lead was given by hand: a reason of Baton's own, or what somebody wrote. */
import type { TextRecord } from '../../db/audit/text-store.ts';
import { type Reason, reasonWords } from '../../routing/model/reasons.ts';
import type { Slot } from '../../words/say.ts';
import { OWN_REASON } from '../steps/ownership/give-by-hand.ts';

/** Empty once it was erased. Older releases kept Baton's own words in English. */
export function givenWords(text: TextRecord | null, timeZone: string): Slot {
  if (text?.kind !== OWN_REASON) return text?.body ?? '';
  return reasonWords(JSON.parse(text.body) as Reason, timeZone);
}
