/** Says in words which step of the waterfall found an account. */
import type { MatchedBy } from '../model/lead.ts';

/** After "matched". */
export const MATCHED_BY: Record<MatchedBy, string> = {
  crm_id: 'by its CRM id',
  contact: 'by a known contact',
  domain: 'by its domain',
  link: "by a manager's word",
  sibling: 'by a related domain',
  name: 'by its name and country',
  none: 'by nothing',
};
