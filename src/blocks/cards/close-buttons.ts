import type { Button } from '@slack/web-api';
import type { LeadSummary } from '../../routing/model/cards.ts';
import { CLOSE_CHOICES, closeAction } from '../action-ids.ts';
import { button } from '../elements.ts';
import { leadName } from '../text.ts';
import { OUTCOME_WORDS } from '../words.ts';

/** The buttons that end a claimed lead. */
export function closeButtons(lead: LeadSummary): Button[] {
  return CLOSE_CHOICES.map((outcome) =>
    button({
      label: OUTCOME_WORDS[outcome],
      action: closeAction(outcome),
      value: { lead: lead.leadId },
      spoken: `Close ${leadName(lead, 40)} as ${OUTCOME_WORDS[outcome].toLowerCase()}`,
    }),
  );
}
