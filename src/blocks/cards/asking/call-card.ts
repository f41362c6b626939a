import type { CallCard, CallSettlement } from '../../../routing/model/cards/call-card.ts';
import { CALL_CLAIM, CALL_WHO } from '../../action-ids.ts';
import {
  actions,
  button,
  context,
  header,
  type Rendered,
  rendered,
  section,
} from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { cut, dotted, joined, leadName, lined, mrkdwn, type SafeText } from '../../text.ts';
import { printedSpan, printedTime, type Reader, slackTime } from '../../time.ts';
import { capitalised, haveIt, priorityWord } from '../../words.ts';

/** In a pool's channel: what came and until when, and of the person nothing. */
export function callCard(card: CallCard, now: Date): Rendered {
  if (card.settled) return settledCall(card, card.settled);
  const reader = { timeZone: card.timeZone, now };
  const title = `${card.lead.test ? 'Test lead' : 'New lead'}: ${nameOf(card)}`;
  return rendered(heardCall(card, title, reader), [
    header(title),
    section(lined(whyLead(card), factsLine(card))),
    context(
      dotted(
        mrkdwn`First to claim gets it`,
        mrkdwn`by *${slackTime(card.dueAt, reader)}*`,
        card.repeated ? mrkdwn`sent again` : null,
      ),
    ),
    callButtons(card),
  ]);
}

function callButtons({ lead, offerId, ...card }: CallCard) {
  const value = { lead: lead.leadId, offer: offerId };
  const name = leadName({ ...lead, person: '' }, 40);
  const spoken = `Who can claim? Asks about ${name}`;
  return actions(
    button({
      label: 'Claim',
      action: CALL_CLAIM,
      value,
      primary: card.settled === null,
      spoken: `Claim ${name}`,
    }),
    button({ label: 'Who can claim?', action: CALL_WHO, value, spoken }),
  );
}

function nameOf({ lead }: CallCard, max?: number): string {
  return leadName({ company: lead.company, person: '' }, max);
}

function heardCall(card: CallCard, title: string, reader: Reader): SafeText {
  const name = nameOf(card, SHOWN.companyHeard);
  const word = title.slice(0, title.indexOf(':'));
  const until = printedTime(card.dueAt, reader);
  return mrkdwn`${word}: ${name}, claim by ${until}. The first to claim gets it.`;
}

function whyLead({ lead, whyLead: reasons }: CallCard): SafeText {
  const word = capitalised(priorityWord(lead.priority));
  if (reasons.length === 0) return mrkdwn`${word} priority`;
  const shown = reasons.slice(0, 2).map((one) => mrkdwn`${cut(one, SHOWN.reason)}`);
  return mrkdwn`${word}: ${joined(shown, ', ')}`;
}

function factsLine({ lead }: CallCard): SafeText {
  const facts = lead.facts.slice(0, 2).map((fact) => mrkdwn`${cut(fact, SHOWN.fact)}`);
  return dotted(...facts, mrkdwn`contact details after the claim`);
}

function settledCall(card: CallCard, was: CallSettlement): Rendered {
  const name = card.lead.test ? `test lead ${nameOf(card)}` : nameOf(card);
  const title = `${was.as === 'claimed' ? 'Claimed' : 'Moved on'}: ${name}`;
  const line = settledLine(was);
  return rendered(mrkdwn`${title}. ${line}`, [header(title), section(line)]);
}

function settledLine(was: CallSettlement): SafeText {
  if (was.as === 'claimed') {
    return mrkdwn`${cut(was.by, SHOWN.person)}, after ${printedSpan(was.tookMs)}`;
  }
  if (!was.next) return mrkdwn`Nobody claimed it here. A manager decides now.`;
  return mrkdwn`Nobody claimed it here. ${haveIt(was.next)} now.`;
}
