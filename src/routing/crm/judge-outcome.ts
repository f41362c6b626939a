/** Decides what becomes of a lead of which a CRM says that it was won or lost. */
import type { CloseOutcome } from '../model/lead.ts';
import { because, type Reason } from '../model/reasons.ts';
import { isNewer, type Word } from './judge-word.ts';

export interface ToldLead {
  receivedAt: Date;
  closeOutcome: CloseOutcome | null;
}

/** What a later word of a CRM may change: none of these says that it never was a chance. */
const MAY_CHANGE: ReadonlySet<CloseOutcome> = new Set([
  'qualified',
  'converted',
  'not_a_fit',
  'stale',
]);

/** `last`: the last word about how it ended, or that it goes on. Null where it is to be heeded. */
export function judgeOutcome(word: Word, lead: ToldLead, last: Word | null): Reason | null {
  const { receivedAt, closeOutcome } = lead;
  if (word.at < receivedAt) return because('crm.before_lead');
  if (!isNewer(word, last)) return because('crm.older');
  const mayEndSo = closeOutcome === null || MAY_CHANGE.has(closeOutcome);
  return mayEndSo ? null : because('crm.closed_otherwise');
}
