import type { SnoozeOverCard } from '../../../routing/model/cards/cards.ts';
import { say } from '../../../words/say.ts';
import { printedTime, type Reader } from '../../../words/time.ts';
import { LEAD_SHOW, LEAD_TOUCH } from '../../action-ids.ts';
import { actions, button, type Rendered, rendered, section } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { cut, leadFirst, lined, mrkdwn, type SafeText, spaced } from '../../text.ts';
import { slackTime } from '../../time.ts';
import { snoozeButton } from '../own-lead-actions.ts';

/** A lead that was put off is back, with the words it was put off with. */
export function snoozeOverCard(card: SnoozeOverCard, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  const value = { lead: card.lead.leadId };
  const heard = leadFirst(card.lead, SHOWN.companyHeard);
  return rendered(
    spaced(
      card.hidesNames ? mrkdwn`A lead is back.` : mrkdwn`${heard} is back.`,
      dueWords(card, (at) => mrkdwn`${printedTime(at, reader)}`),
      card.hidesNames ? null : snoozedBy(card),
      mrkdwn`Log a touch, snooze or show the lead.`,
    ),
    [
      section(
        lined(
          spaced(mrkdwn`*${leadFirst(card.lead)}* is back.`, snoozedBy(card)),
          dueWords(card, (at) => boldTime(at, reader)),
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

function snoozedBy({ by, reason }: SnoozeOverCard): SafeText {
  const why = reason ? mrkdwn` because “${cut(reason, SHOWN.reason)}”` : mrkdwn``;
  return by === null
    ? mrkdwn`You snoozed it until now${why}.`
    : mrkdwn`${cut(by, SHOWN.person)} snoozed it until now${why}.`;
}

function dueWords({ due }: SnoozeOverCard, time: (at: Date) => SafeText): SafeText | null {
  if (!due) return null;
  return due.first
    ? mrkdwn`First touch is due by ${time(due.at)}.`
    : mrkdwn`Next touch is due by ${time(due.at)}.`;
}

function boldTime(at: Date, reader: Reader): SafeText {
  return mrkdwn`*${slackTime(at, reader)}*`;
}
