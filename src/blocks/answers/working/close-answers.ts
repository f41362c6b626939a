import { say } from '../../../words/say.ts';
import { CLOSE_CHOICES, closeAction } from '../../action-ids.ts';
import { button } from '../../elements.ts';
import { leadName, mrkdwn, type NamedLead } from '../../text.ts';
import { OUTCOME_WORDS } from '../../words.ts';
import { type Answer, answer } from '../answer.ts';

/** Asks for the outcome; what a rep seldom needs has no button. */
export function howItEnded(lead: NamedLead & { leadId: string }): Answer {
  const { leadId } = lead;
  const name = leadName(lead, 40);
  const others = mrkdwn`If it is a duplicate or stale: /lead close ${leadId} duplicate`;
  return answer(
    mrkdwn`How did ${leadName(lead)} end? ${others}`,
    ...CLOSE_CHOICES.map((choice) => {
      const label = OUTCOME_WORDS[choice];
      const spoken = say`${label}: close ${name}`;
      return button({ label, action: closeAction(choice), value: { lead: leadId }, spoken });
    }),
  );
}
