import type { TouchReminderCard } from '../../routing/model/cards/cards.ts';
import { say } from '../../words/say.ts';
import { printedTime } from '../../words/time.ts';
import { LEAD_SHOW, LEAD_TOUCH } from '../action-ids.ts';
import { actions, button, type Rendered, rendered, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { leadFirst, mrkdwn, type SafeText, spaced } from '../text.ts';
import { slackTime } from '../time.ts';
import { snoozeButton } from './own-lead-actions.ts';

/** Claimed is not worked: asks for a touch when it is due, and once more when it is late. */
export function touchReminderCard(card: TouchReminderCard, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  const value = { lead: card.lead.leadId };
  const heard = card.hidesNames ? say`A lead` : leadFirst(card.lead, SHOWN.companyHeard);
  return rendered(
    spaced(
      mrkdwn`${heard}.`,
      promised(card, mrkdwn`${printedTime(card.dueAt, reader)}`),
      mrkdwn`Yours since ${printedTime(card.claimedAt, reader)}. Log a touch, snooze or show the lead.`,
    ),
    [
      section(
        spaced(
          mrkdwn`*${leadFirst(card.lead)}* has been yours since ${slackTime(card.claimedAt, reader)}.`,
          promised(card, mrkdwn`*${slackTime(card.dueAt, reader)}*`),
        ),
      ),
      actions(
        button({ label: say`Log a touch`, action: LEAD_TOUCH, value, primary: true }),
        snoozeButton(card.lead),
        button({ label: say`Show the lead`, action: LEAD_SHOW, value }),
      ),
    ],
  );
}

function promised({ promise, late }: TouchReminderCard, at: SafeText): SafeText {
  if (promise === 'first_touch') {
    return late ? mrkdwn`First touch was due by ${at}.` : mrkdwn`First touch is due by ${at}.`;
  }
  return late ? mrkdwn`Next touch was due by ${at}.` : mrkdwn`Next touch is due by ${at}.`;
}
