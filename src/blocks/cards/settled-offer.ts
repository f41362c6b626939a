import type { Button, KnownBlock } from '@slack/web-api';
import type { Asked } from '../../routing/model/cards/asked.ts';
import type { Discreet, LeadSummary, OfferCard } from '../../routing/model/cards/cards.ts';
import type { OfferSettlement } from '../../routing/model/cards/offer-settlement.ts';
import { lowered, type Phrase, type Slot, say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { OFFER_UNSEEN } from '../action-ids.ts';
import { button, header, type Rendered, rendered, row, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut, lined, mrkdwn, type SafeText, spaced } from '../text.ts';
import { slackDate, slackTime } from '../time.ts';
import { anyOf, haveIt, spentWords } from '../words.ts';
import { claimedBlocks, claimedLine } from './claimed-offer.ts';
import { calledLead, givenLine, reachLine } from './lead-lines.ts';
import { undoButton } from './own-lead-actions.ts';

interface Settled extends Discreet {
  lead: LeadSummary;
  offerId: string;
  givenBy?: OfferCard['givenBy'];
}

/** What is left of an offer once it is over: a header and a line. Contact data is its owner's. */
export function settledOffer(card: Settled, was: OfferSettlement, reader: Reader): Rendered {
  const { lead } = card;
  const title = say`${titleOf(was)}: ${calledLead(lead)}`;
  const line = lineOf(lead, was, reader);
  const given = was.as === 'claimed' && !was.closed ? givenLine(card) : null;
  const told = given ? mrkdwn`${line}. ${given}` : line;
  const isHidden = card.hidesNames && was.as === 'claimed';
  const heard = isHidden ? mrkdwn`${titleOf(was)}: a lead. ${line}` : mrkdwn`${title}. ${told}`;
  return rendered(heard, [header(title), ...blocksOf(card, was, line)]);
}

function blocksOf(card: Settled, was: OfferSettlement, line: SafeText): KnownBlock[] {
  if (was.as === 'claimed') return claimedBlocks(card, was, line);
  if (was.as === 'expired') return [row(line, unseenButton(card.lead))];
  // At the side, where the card that comes back has nothing to press.
  const mayUndo = was.as === 'declined' && was.undoUntil !== null;
  return [mayUndo ? row(line, undoButton(card.lead, card.offerId)) : section(line)];
}

/** The same in a line, for a message that says more than this; below it how to reach the person. */
export function settledLine(lead: LeadSummary, was: OfferSettlement, reader: Reader): SafeText {
  const line = mrkdwn`*${titleOf(was)}: ${calledLead(lead)}* · ${lineOf(lead, was, reader)}`;
  const contact = was.as === 'claimed' ? was.contact : null;
  return lined(line, contact && reachLine(lead, contact));
}

/** An offer that is over and does not say how. */
export function endedOffer(lead: LeadSummary): Rendered {
  const title = say`Moved on: ${calledLead(lead)}`;
  const line = mrkdwn`This offer has ended. Nothing for you to do.`;
  return rendered(mrkdwn`${title}. ${line}`, [header(title), section(line)]);
}

function titleOf(was: OfferSettlement): Phrase {
  switch (was.as) {
    case 'claimed':
      if (was.closed) return say`Closed`;
      return was.asHost ? say`Meeting booked` : say`Yours`;
    case 'claimed_by_other':
      return say`Taken`;
    case 'declined':
      return say`Declined`;
    case 'given_back':
      return say`Given back`;
    case 'called_bad':
      return was.agreed ? say`Bad lead` : say`Called bad`;
    case 'overridden':
      return say`Given to ${cut(was.to, SHOWN.person)}`;
    case 'merged':
      return say`Merged`;
    case 'expired':
    case 'sent_on':
    case 'away':
    case 'time_off':
    case 'slack_dnd':
    case 'slack_status':
    case 'taken_back':
    case 'not_delivered':
    case 'account_found':
      return say`Moved on`;
    default:
      return say`Taken back`;
  }
}

function lineOf(lead: LeadSummary, was: OfferSettlement, reader: Reader): SafeText {
  const at = slackTime(was.at, reader);
  if (endsHere(lead, was)) {
    return mrkdwn`It ended at ${at}. It was a test, so nobody else is asked.`;
  }
  switch (was.as) {
    case 'claimed':
      return claimedLine(lead, was, reader);
    case 'claimed_by_other':
      return mrkdwn`${was.by} claimed it at ${at}. Nothing for you to do.`;
    case 'declined':
      return mrkdwn`At ${at}: ${lowered(was.reason)}. ${nextHas(was.next)}. ${turn(was)}`;
    case 'given_back':
      return mrkdwn`At ${at}. ${nextHas(was.next)}. ${turn(was)}`;
    case 'called_bad':
      return mrkdwn`You called it bad at ${at}. ${judged(was)}`;
    case 'taken_back':
      return mrkdwn`${was.by} took the decline back at ${at}. It did not use your turn.`;
    case 'expired':
      return spaced(
        mrkdwn`Your time ended at ${at}, so ${nextNow(was.next)}.`,
        was.free ? mrkdwn`It did not use your turn.` : mrkdwn`It counted as your turn.`,
        was.isAway ? null : mrkdwn`You still get new leads.`,
      );
    case 'sent_on':
      return spaced(
        mrkdwn`${was.by} sent it on at ${at}${quotedWords(was.reason)}.`,
        mrkdwn`${nextHas(was.next)}. Your turn came back.`,
      );
    case 'away':
      return mrkdwn`From ${at} you were Away, so ${nextNow(was.next)}. It did not use your turn.`;
    case 'time_off':
      return mrkdwn`Your time off began at ${at}, so ${nextNow(was.next)}. It did not use your turn.`;
    case 'slack_dnd':
      return mrkdwn`You paused Slack notifications at ${at}, so ${nextNow(was.next)}. It did not use your turn.`;
    case 'slack_status':
      return mrkdwn`Your Slack status said away at ${at}, so ${nextNow(was.next)}. It did not use your turn.`;
    case 'account_found':
      return mrkdwn`Its account was found at ${at}, so ${nextNow(was.next)}. It did not use your turn.`;
    case 'not_delivered':
      return mrkdwn`Slack brought you the card too late, so ${nextNow(was.next)}. It did not use your turn.`;
    case 'merged':
      return mergedLine(was, reader);
    case 'overridden':
      return mrkdwn`By ${was.by} at ${at}${quotedWords(was.reason)}.`;
    default:
      return mrkdwn`The offer was taken back at ${at}. Nothing for you to do.`;
  }
}

/** Empty once the words were erased. */
function quotedWords(reason: Slot): SafeText {
  return reason ? mrkdwn`: “${cut(reason, SHOWN.message)}”` : mrkdwn``;
}

type Merged = Extract<OfferSettlement, { as: 'merged' }>;

function mergedLine({ holder, own, since }: Merged, reader: Reader): SafeText {
  const from = slackDate(since, reader);
  if (own) return mrkdwn`It turned out to be your lead from ${from}. That one stays yours.`;
  if (holder === null) {
    return mrkdwn`It turned out to be a lead from ${from}. Nothing for you to do.`;
  }
  const who = anyOf(holder);
  return mrkdwn`It turned out to be ${who}'s lead from ${from}, so ${who} keeps it.`;
}

/** A test that its rep did not take bothers nobody else. */
function endsHere({ test }: LeadSummary, was: OfferSettlement): boolean {
  return test && (was.as === 'expired' || was.as === 'declined') && was.next === null;
}

export function unseenButton(lead: Pick<LeadSummary, 'leadId'>): Button {
  const value = { lead: lead.leadId };
  return button({ label: say`I did not see it`, action: OFFER_UNSEEN, value });
}

function judged(was: Extract<OfferSettlement, { as: 'called_bad' }>): Phrase {
  if (was.agreed) {
    return was.cameBack ? say`A manager agreed. Your turn came back.` : say`A manager agreed.`;
  }
  if (was.again) {
    return say`A manager says it is fine, so it is yours again: see the newer message.`;
  }
  if (was.next) return say`${haveIt(was.next)} now.`;
  return say`A manager decides; if they agree, your turn comes back.`;
}

function nextNow(next: Asked | null): Phrase {
  return next ? say`${haveIt(next)} now` : say`a manager decides now`;
}

function nextHas(next: Asked | null): Phrase {
  return next ? haveIt(next) : say`A manager decides`;
}

interface Turn {
  free?: boolean;
  refunded?: boolean;
  cameBack?: number | null;
}

function turn({ free, refunded, cameBack = null }: Turn): Phrase {
  if (free) return say`It did not use your turn.`;
  if (refunded) return say`Your turn came back.`;
  return cameBack === null ? say`It used your turn.` : spentWords(cameBack);
}
