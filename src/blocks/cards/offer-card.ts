import type { Button, KnownBlock } from '@slack/web-api';
import type { LeadSummary, OfferCard } from '../../routing/model/cards/cards.ts';
import { ordinal } from '../../words/numbers.ts';
import { capitalised, type Phrase, type Slot, say } from '../../words/say.ts';
import { printedTime, type Reader } from '../../words/time.ts';
import { LEAD_WHY, OFFER_CLAIM, OFFER_DECLINE } from '../action-ids.ts';
import type { ButtonValue } from '../button-value.ts';
import { actions, button, context, header, type Rendered, rendered, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import {
  cut,
  dotted,
  joined,
  leadFirst,
  leadName,
  lined,
  mrkdwn,
  personBeside,
  type SafeText,
  spaced,
} from '../text.ts';
import { slackTime } from '../time.ts';
import { priorityWord } from '../words.ts';
import { givenLine, manners, personLine, quoted } from './lead-lines.ts';
import { endedOffer, settledOffer } from './settled-offer.ts';

/** The card a rep claims or declines: who, what they want, why it matters, why you, until when. */
export function offerCard(card: OfferCard, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  if (card.remindedAt) return remindedOffer(card.lead, card.remindedAt, reader);
  if (card.settled) return settledOffer(card, card.settled, reader);
  if (card.state !== 'made') return endedOffer(card.lead);
  return liveOffer(card, reader);
}

function liveOffer(card: OfferCard, reader: Reader): Rendered {
  const { lead } = card;
  return rendered(heardOffer(card, reader), [
    header(say`${titleWord(card)}: ${leadName(lead)}`),
    section(lined(personLine(lead), manners(lead), quoted(lead.message))),
    section(lined(whyLead(card), whyYou(card), missingLine(card), givenLine(card))),
    context(deadline(card, reader)),
    offerButtons(card),
  ]);
}

/** Claim, Decline and Why me?, the same wherever an offer can be answered. */
export function offerButtons(
  { lead, offerId }: Pick<OfferCard, 'lead' | 'offerId'>,
  { bundle, primary = true }: { bundle?: string; primary?: boolean } = {},
): KnownBlock {
  const value = { lead: lead.leadId, offer: offerId, ...(bundle && { bundle }) };
  const name = leadName(lead, 40);
  return actions(
    ...claimOrDecline(value, name, primary),
    button({
      label: say`Why me?`,
      action: LEAD_WHY,
      value,
      spoken: say`Why me? Why you got ${name}`,
    }),
  );
}

export function claimOrDecline(value: ButtonValue, name: Slot, primary = false): Button[] {
  return [
    button({
      label: say`Claim`,
      action: OFFER_CLAIM,
      value,
      primary,
      spoken: say`Claim ${name}`,
    }),
    button({
      label: say`Decline`,
      action: OFFER_DECLINE,
      value,
      spoken: say`Decline ${name}, asks for a reason`,
    }),
  ];
}

function titleWord(card: OfferCard): Phrase {
  return card.lead.test ? say`Test lead` : say`New lead`;
}

function heardOffer(card: OfferCard, reader: Reader): SafeText {
  const { lead } = card;
  const again = card.repeated ? say`, sent again` : '';
  const name = leadName(lead, SHOWN.companyHeard);
  const until = printedTime(card.dueAt, reader);
  if (card.hidesNames) {
    return spaced(
      mrkdwn`${titleWord(card)}, claim by ${until}${again}.`,
      mrkdwn`${capitalised(priorityWord(lead.priority))} priority. Claim, Decline or Why me?`,
    );
  }
  return spaced(
    mrkdwn`${titleWord(card)}: ${name}, claim by ${until}${again}.`,
    heardPerson(card),
    givenLine(card),
    mrkdwn`Claim, Decline or Why me?`,
  );
}

/** Somebody without a company is the name of the lead, and was heard already. */
function heardPerson({ lead }: OfferCard): SafeText {
  const person = cut(lead.person, 1) === '' ? mrkdwn`Somebody` : personBeside(lead);
  const title = lead.title ? mrkdwn`${cut(lead.title, SHOWN.title)}` : null;
  const who = joined([person, title], ', ');
  const wants = lead.message ? mrkdwn`“${cut(lead.message, SHOWN.message)}”` : null;
  if (who.value === '') return wants ?? mrkdwn``;
  return wants ? mrkdwn`${who}: ${wants}` : mrkdwn`${who}.`;
}

function whyLead(card: OfferCard): SafeText {
  const word = capitalised(priorityWord(card.lead.priority));
  if (card.whyLead.length === 0) return mrkdwn`${word} priority`;
  return mrkdwn`${word}: ${reasons(card.whyLead, 2)}`;
}

function whyYou(card: OfferCard): SafeText | null {
  return card.whyYou.length > 0 ? mrkdwn`Why you: ${reasons(card.whyYou, 3)}` : null;
}

function reasons(all: readonly Slot[], max: number): SafeText {
  const parts = all.slice(0, max).map((one) => mrkdwn`${cut(one, SHOWN.reason)}`);
  return joined(parts, ', ');
}

const MISSING = {
  asked_again: say`Company data could not be looked up yet; Baton tries again.`,
  given_up: say`Company data could not be looked up.`,
};

function missingLine({ missingData }: OfferCard): SafeText | null {
  return missingData ? mrkdwn`_${MISSING[missingData]}_` : null;
}

function deadline(card: OfferCard, reader: Reader): SafeText {
  const came = slackTime(card.lead.receivedAt, reader);
  return dotted(
    mrkdwn`Claim by *${slackTime(card.dueAt, reader)}*`,
    mrkdwn`${card.lead.tier}`,
    card.ordinal > 1 ? mrkdwn`came at ${came}, you are the ${ordinal(card.ordinal)} asked` : null,
    card.repeated ? mrkdwn`sent again` : null,
  );
}

/** The reminder carries the buttons and the news now: one live card a lead. */
export function remindedOffer(lead: LeadSummary, remindedAt: Date, reader: Reader): Rendered {
  const name = leadFirst(lead);
  const line = mrkdwn`*${name}*: see the reminder sent at ${slackTime(remindedAt, reader)}`;
  return rendered(line, [section(line)]);
}
