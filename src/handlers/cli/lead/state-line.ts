import { leadName } from '../../../blocks/text.ts';
import { OUTCOME_WORDS } from '../../../blocks/words.ts';
import type { LeadState } from '../../../routing/model/lead.ts';
import type { LeadDetail } from '../../../services/show-lead.ts';

const WORDS: Record<LeadState, string> = {
  received: 'waits for routing',
  scheduled: 'waits for the next shift',
  held: 'is on hold until somebody picks a rep',
  quarantined: 'is in quarantine and needs a look',
  offered: 'is offered to',
  claimed: 'is claimed by',
  working: 'is worked on by',
  closed: 'is closed',
  erased: 'was erased',
};

/** `Globex is offered to Ana Ruiz.` */
export function stateLine({ lead, state, ownerName, offers, closeOutcome }: LeadDetail): string {
  const name = leadName(lead);
  if (state === 'closed' && closeOutcome) {
    return `${name} is closed: ${OUTCOME_WORDS[closeOutcome].toLowerCase()}.`;
  }
  const holder = ownerName ?? offers.at(-1)?.rep ?? 'somebody';
  const withHolder = state === 'offered' || state === 'claimed' || state === 'working';
  return `${name} ${WORDS[state]}${withHolder ? ` ${holder}` : ''}.`;
}
