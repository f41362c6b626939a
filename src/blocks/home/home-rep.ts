import type { KnownBlock } from '@slack/web-api';
import type { HomeView, LeadRow, OfferRow } from '../../routing/model/cards/cards.ts';
import type { AvailabilityView } from '../../routing/model/cards/standings/standing.ts';
import { say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import {
  AWAY_BACK,
  AWAY_SET,
  type CloseChoice,
  HOME_LEAD,
  HOURS_OPEN,
  NOTIFICATIONS_SET,
} from '../action-ids.ts';
import { claimOrDecline } from '../cards/offer-card.ts';
import { snoozeChoice } from '../cards/own-lead-actions.ts';
import { snoozedWords } from '../cards/working/snoozed-words.ts';
import { actions, button, context, header, menu, row, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { firstOf } from '../paging.ts';
import { ownAvailability } from '../parts/own-standing.ts';
import { coversWords, mayComeBack } from '../parts/rep-standing.ts';
import { testLeadButton } from '../parts/test-lead-button.ts';
import { cut, dotted, leadFirst, leadName, mrkdwn, personBeside, type SafeText } from '../text.ts';
import { slackTime } from '../time.ts';
import { OUTCOME_WORDS } from '../words.ts';
import { joinButton } from './join-button.ts';

const closing = (value: CloseChoice) => ({ label: OUTCOME_WORDS[value], value });

/**
 * A menu holds five: what is not touched yet is hardly qualified or converted, and what is worked
 * on is rarely given back or bad. The lead's own card has the rest.
 */
function leadChoices({ state, snooze }: LeadRow) {
  const always = [
    { label: say`Show the lead`, value: 'show' },
    { label: say`Log a touch`, value: 'touch' },
    snoozeChoice(Boolean(snooze)),
  ];
  if (state === 'working') return [...always, closing('qualified'), closing('converted')];
  return [...always, { label: say`Give it back`, value: 'giveback' }, closing('bad')];
}

/** What a rep has to answer, whether leads come, and what is in hand. */
export function homeRep(view: HomeView, reader: Reader): KnownBlock[] {
  return [
    ...hoursQuestion(view),
    ...waiting(view, reader),
    ...availability(view, reader),
    ...open(view, reader),
  ];
}

/** Until somebody says when they work, leads come in the middle of the night. */
function hoursQuestion({ asksHours, viewer }: HomeView): KnownBlock[] {
  if (!asksHours || viewer.repId === null) return [];
  const value = { rep: viewer.repId };
  return [
    section(mrkdwn`*When do you work?* Nobody has said it yet, so leads reach you at any time.`),
    actions(button({ label: say`Set my hours`, action: HOURS_OPEN, value })),
  ];
}

/** No lead comes to a manager or admin who is in no pool, and none is to come. */
function isOffered({ inPool, viewer }: HomeView): boolean {
  return inPool || viewer.role === 'rep';
}

function waiting(view: HomeView, reader: Reader): KnownBlock[] {
  if (view.waiting.total === 0) {
    if (!isOffered(view)) return [];
    return [
      section(mrkdwn`*Nothing is waiting for you.*`),
      context(mrkdwn`A new lead arrives as a message from me and shows here until you answer.`),
    ];
  }
  const draw = (offer: OfferRow) => offerRow(offer, reader);
  return [
    header(say`Waiting for you: ${view.waiting.total}`),
    ...firstOf(view.waiting, { list: 'waiting', max: SHOWN.waitingRows, draw }),
  ];
}

/** Claimed or declined where it is listed. */
export function offerRow(offer: OfferRow, reader: Reader): KnownBlock[] {
  const value = { lead: offer.leadId, offer: offer.offerId };
  return [
    section(
      dotted(
        rowName(offer),
        personBeside(offer),
        mrkdwn`claim by *${slackTime(offer.dueAt, reader)}*`,
      ),
    ),
    actions(...claimOrDecline(value, leadName(offer, 40))),
  ];
}

function availability(view: HomeView, reader: Reader): KnownBlock[] {
  if (!isOffered(view)) return [];
  if (!view.inPool) return noPool(view);
  if (!view.availability) return [];
  const value = { rep: view.availability.repId };
  return [
    section(ownAvailability(view.availability, reader)),
    ...covered(view.availability, reader),
    actions(
      mayComeBack(view.availability)
        ? button({ label: say`I am back`, action: AWAY_BACK, value, primary: true })
        : button({ label: say`Set Away`, action: AWAY_SET, value }),
      button({ label: say`Hours and time off`, action: HOURS_OPEN, value }),
      button({ label: say`Notifications`, action: NOTIFICATIONS_SET }),
      testLeadButton(),
    ),
  ];
}

function covered(mine: AvailabilityView, reader: Reader): KnownBlock[] {
  if (mine.covers.length === 0) return [];
  return [section(mrkdwn`You cover ${coversWords(mine, reader)}.`)];
}

function open({ open: leads }: HomeView, reader: Reader): KnownBlock[] {
  if (leads.total === 0) {
    return [section(mrkdwn`No open leads. A lead you claim shows here with its next deadline.`)];
  }
  const draw = (lead: LeadRow) => [openRow(lead, reader)];
  return [
    header(say`Your open leads: ${leads.total}`),
    ...firstOf(leads, { list: 'open', max: SHOWN.openRows, draw }),
  ];
}

/** With the menu of what can be done about it. */
export function openRow(lead: LeadRow, reader: Reader): KnownBlock {
  const about = { lead: lead.leadId };
  return row(openLine(lead, reader), menu(HOME_LEAD, leadChoices(lead)), about);
}

export function openLine(lead: LeadRow, reader: Reader): SafeText {
  return dotted(rowName(lead), personBeside(lead), nextWords(lead, reader));
}

function nextWords({ state, dueAt, snooze }: LeadRow, reader: Reader): SafeText | null {
  if (snooze) return snoozedWords(snooze, reader);
  if (!dueAt) return null;
  const at = slackTime(dueAt, reader);
  const isLate = dueAt < reader.now;
  if (state === 'working') {
    return isLate ? mrkdwn`next touch was due by *${at}*` : mrkdwn`next touch by *${at}*`;
  }
  return isLate ? mrkdwn`first touch was due by *${at}*` : mrkdwn`first touch by *${at}*`;
}

function noPool({ mayAsk }: HomeView): KnownBlock[] {
  const words = mrkdwn`You are in no pool yet, so no lead can reach you.`;
  if (mayAsk === null) return [section(words)];
  return [row(words, joinButton(say`Ask ${cut(mayAsk, SHOWN.person)}`))];
}

/** A test lead says so, wherever it is listed. */
function rowName(lead: Pick<LeadRow, 'company' | 'person' | 'test'>): SafeText {
  return lead.test ? mrkdwn`Test lead: *${leadName(lead)}*` : mrkdwn`*${leadFirst(lead)}*`;
}
