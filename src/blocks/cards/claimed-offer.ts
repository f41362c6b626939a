import type { KnownBlock } from '@slack/web-api';
import type { LeadSummary, OfferCard } from '../../routing/model/cards/cards.ts';
import type { OfferSettlement } from '../../routing/model/cards/offer-settlement.ts';
import { say } from '../../words/say.ts';
import { printedSpan, type Reader } from '../../words/time.ts';
import { LEAD_TOUCH } from '../action-ids.ts';
import { button, row, section } from '../elements.ts';
import { dotted, lined, mrkdwn, type SafeText } from '../text.ts';
import { slackTime } from '../time.ts';
import { outcomeWords } from '../words.ts';
import {
  besideLine,
  contactLine,
  givenLine,
  manners,
  personLine,
  quoted,
  reachLine,
} from './lead-lines.ts';
import { ownLeadActions } from './own-lead-actions.ts';
import { snoozedWords } from './working/snoozed-words.ts';

/** A claimed lead is in work: how to reach the person, what is due, what its owner may do. */

type Claimed = Extract<OfferSettlement, { as: 'claimed' }>;

interface Own {
  lead: LeadSummary;
  offerId: string;
  givenBy?: OfferCard['givenBy'];
}

export function claimedBlocks(card: Own, was: Claimed, line: SafeText): KnownBlock[] {
  const { lead, offerId } = card;
  const value = { lead: lead.leadId };
  if (was.closed) return [section(line)];
  const works = lead.test ? mrkdwn`It works. Real leads look the same.` : null;
  const told = lined(...personLines(lead, was), line, givenLine(card), works);
  return [
    row(told, button({ label: say`Log a touch`, action: LEAD_TOUCH, value })),
    ownLeadActions(lead, {
      offerId,
      mayUndo: was.undoUntil !== null,
      snoozed: Boolean(was.snooze),
    }),
  ];
}

/** All of the person, where no card before told of them. */
function personLines(lead: LeadSummary, was: Claimed): (SafeText | null)[] {
  const { contact } = was;
  if (!was.asHost && !was.firstSeen) return [contact && reachLine(lead, contact)];
  return [personLine(lead), contact && contactLine(contact), manners(lead), quoted(lead.message)];
}

export function claimedLine(lead: LeadSummary, was: Claimed, reader: Reader): SafeText {
  return dotted(
    was.asHost
      ? hostLine(lead, reader)
      : mrkdwn`Claimed ${slackTime(was.at, reader)}, ${printedSpan(was.tookMs)} after it came`,
    was.closed ? null : besideLine(was.beside),
    was.closed ? null : dueLine(was, reader),
    was.closed ? mrkdwn`closed as ${outcomeWords(was.closed, was.worth)}` : null,
    crmLine(was.crm),
  );
}

/** No need to claim: whoever the prospect picked is the owner. */
function hostLine({ meetingAt }: LeadSummary, reader: Reader): SafeText {
  const at = meetingAt ? mrkdwn` *${slackTime(meetingAt, reader)}*` : mrkdwn``;
  return mrkdwn`Meeting with you${at}: yours without a claim`;
}

function dueLine({ snooze, firstTouchBy, nextTouchBy }: Claimed, reader: Reader): SafeText | null {
  if (snooze) return snoozedWords(snooze, reader);
  if (firstTouchBy) return mrkdwn`first touch by *${slackTime(firstTouchBy, reader)}*`;
  return nextTouchBy ? mrkdwn`next touch by *${slackTime(nextTouchBy, reader)}*` : null;
}

function crmLine(crm: Claimed['crm']): SafeText | null {
  if (crm === 'none') return null;
  return crm === 'saved' ? mrkdwn`CRM: saved` : mrkdwn`CRM: not yet, I keep trying`;
}
