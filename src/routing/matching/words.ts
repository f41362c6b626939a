/** Says in words which step of the waterfall found an account. */
import { type Phrase, say } from '../../words/say.ts';
import type { MatchedBy } from '../model/lead.ts';

/** After "matched". */
export const MATCHED_BY: Record<MatchedBy, Phrase> = {
  crm_id: say`by its CRM id`,
  contact: say`by a known contact`,
  domain: say`by its domain`,
  link: say`by a manager's word`,
  sibling: say`by a related domain`,
  name: say`by its name and country`,
  none: say`by nothing`,
};
