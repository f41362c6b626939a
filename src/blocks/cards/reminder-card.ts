import type { ReminderCard } from '../../routing/model/cards/cards.ts';
import { say } from '../../words/say.ts';
import { printedTime } from '../../words/time.ts';
import { type Rendered, rendered, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { leadFirst, leadName, lined, mrkdwn, spaced } from '../text.ts';
import { slackTime } from '../time.ts';
import { calledLead, personAndTitle } from './lead-lines.ts';
import { offerButtons, remindedOffer } from './offer-card.ts';
import { settledOffer } from './settled-offer.ts';

/** A small new message that carries the buttons on: edits of the first card notify nobody. */
export function reminderCard(card: ReminderCard, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  if (card.remindedAt) return remindedOffer(card.lead, card.remindedAt, reader);
  if (card.settled) return settledOffer(card, card.settled, reader);
  const name = card.lead.test ? say`Test lead ${leadName(card.lead)}` : leadFirst(card.lead);
  const until = slackTime(card.dueAt, reader);
  const heard = card.hidesNames ? say`a lead` : calledLead(card.lead, SHOWN.companyHeard);
  const is = card.withOthers ? say`waits for the first to claim` : say`is yours`;
  return rendered(
    mrkdwn`Reminder: ${heard} ${is} until ${printedTime(card.dueAt, reader)}. Claim or decline.`,
    [
      section(
        lined(
          spaced(
            mrkdwn`*${name}* ${is} until *${until}*.`,
            card.goesOn ? mrkdwn`Then it goes to the next rep.` : null,
          ),
          personAndTitle(card.lead),
        ),
      ),
      offerButtons(card),
    ],
  );
}
