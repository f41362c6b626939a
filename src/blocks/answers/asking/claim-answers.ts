import type { OfferRow } from '../../../routing/model/cards/cards.ts';
import { say } from '../../../words/say.ts';
import { HOME_QUEUE, LEAD_TOUCH } from '../../action-ids.ts';
import { giveBackButton } from '../../cards/own-lead-actions.ts';
import { button } from '../../elements.ts';
import { leadFirst, mrkdwn, type NamedLead } from '../../text.ts';
import { type Answer, answer } from '../answer.ts';
import { pickLead } from '../command-answers.ts';
import { undoOverrideButton } from '../deed-answers.ts';

/** What somebody hears who answers an offer by its name. */

type Lead = NamedLead & { leadId: string };

export function leadClaimed(lead: Lead): Answer {
  const { leadId } = lead;
  return answer(
    mrkdwn`${leadFirst(lead)} is yours now. Its card in our conversation has the rest.`,
    button({ label: say`Log a touch`, action: LEAD_TOUCH, value: { lead: leadId } }),
    undoOverrideButton(leadId),
  );
}

/** To whoever claims it again, or declines it after all. */
export function yoursAlready(lead: Lead): Answer {
  const words = mrkdwn`${leadFirst(lead)} is yours already. Give it back if it is for somebody else.`;
  return answer(words, giveBackButton(lead));
}

export function nobodyAsked(): Answer {
  return answer(mrkdwn`This lead was offered to nobody yet, so there is nothing to answer.`);
}

export function nothingWaits(): Answer {
  const queue = button({ label: say`Open queue`, action: HOME_QUEUE });
  return answer(mrkdwn`No lead waits for your answer. The queue has those without a rep.`, queue);
}

/** `complete` is the command with that lead in it, which its row's button runs. */
export function severalWait(
  waiting: readonly OfferRow[],
  complete: (leadId: string) => string,
): Answer {
  const ask = mrkdwn`${waiting.length} leads wait for your answer. Which one?`;
  return pickLead(ask, { leads: waiting, total: waiting.length }, complete);
}
