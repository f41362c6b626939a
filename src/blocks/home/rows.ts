import type { LeadRow } from '../../routing/model/cards/cards.ts';
import type { Slot } from '../../words/say.ts';
import { leadName, mrkdwn, type SafeText } from '../text.ts';

export function andMore(rest: number, where: Slot): SafeText {
  return mrkdwn`and ${rest} more: ${where}`;
}

/** A test lead says so, wherever it is listed. */
export function rowName(lead: Pick<LeadRow, 'company' | 'person' | 'test'>): SafeText {
  return lead.test ? mrkdwn`Test lead: *${leadName(lead)}*` : mrkdwn`*${leadName(lead)}*`;
}
