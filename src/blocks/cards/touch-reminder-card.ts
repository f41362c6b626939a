import type { TouchReminderCard } from '../../routing/model/cards/cards.ts';
import { LEAD_SHOW, LEAD_TOUCH } from '../action-ids.ts';
import { actions, button, type Rendered, rendered, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { leadName, mrkdwn, spaced } from '../text.ts';
import { printedTime, slackTime } from '../time.ts';

/** Claimed is not worked: asks for the first touch when it is due, once more when it is late. */
export function touchReminderCard(card: TouchReminderCard, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  const value = { lead: card.lead.leadId };
  const is = card.late ? 'was' : 'is';
  const heard = card.hidesNames ? 'A lead' : leadName(card.lead, SHOWN.companyHeard);
  return rendered(
    spaced(
      mrkdwn`${heard}: first touch ${is} due by ${printedTime(card.dueAt, reader)}.`,
      mrkdwn`Yours since ${printedTime(card.claimedAt, reader)}. Log a touch or show the lead.`,
    ),
    [
      section(
        spaced(
          mrkdwn`*${leadName(card.lead)}* is yours since ${slackTime(card.claimedAt, reader)}.`,
          mrkdwn`First touch ${is} due by *${slackTime(card.dueAt, reader)}*.`,
        ),
      ),
      actions(
        button({ label: 'Log a touch', action: LEAD_TOUCH, value, primary: true }),
        button({ label: 'Show the lead', action: LEAD_SHOW, value }),
      ),
    ],
  );
}
