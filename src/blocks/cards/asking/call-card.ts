import type { CallCard, CallSettlement } from '../../../routing/model/cards/call-card.ts';
import { capitalised, type Phrase, type Slot, say } from '../../../words/say.ts';
import { printedSpan, printedTime, type Reader } from '../../../words/time.ts';
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
import { slackTime } from '../../time.ts';
import { haveIt, priorityWord } from '../../words.ts';
import { besideLine } from '../lead-lines.ts';

/** In a pool's channel: what came and until when, and of the person nothing. */
export function callCard(card: CallCard, now: Date): Rendered {
  if (card.settled) return settledCall(card, card.settled);
  const reader = { timeZone: card.timeZone, now };
  const what = card.lead.test ? say`Test lead` : say`New lead`;
  return rendered(heardCall(card, what, reader), [
    header(say`${what}: ${nameOf(card)}`),
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
  const name = leadName({ company: lead.company }, 40);
  const spoken = say`Who can claim? Asks about ${name}`;
  return actions(
    button({
      label: say`Claim`,
      action: CALL_CLAIM,
      value,
      primary: card.settled === null,
      spoken: say`Claim ${name}`,
    }),
    button({ label: say`Who can claim?`, action: CALL_WHO, value, spoken }),
  );
}

function nameOf({ lead }: CallCard, max?: number): Slot {
  return leadName({ company: lead.company }, max);
}

function heardCall(card: CallCard, what: Phrase, reader: Reader): SafeText {
  const name = nameOf(card, SHOWN.companyHeard);
  const until = printedTime(card.dueAt, reader);
  return mrkdwn`${what}: ${name}, claim by ${until}. The first to claim gets it.`;
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
  const name = card.lead.test ? say`test lead ${nameOf(card)}` : nameOf(card);
  const title = say`${was.as === 'claimed' ? say`Claimed` : say`Moved on`}: ${name}`;
  const line = settledLine(was);
  return rendered(mrkdwn`${title}. ${line}`, [header(title), section(line)]);
}

function settledLine(was: CallSettlement): SafeText {
  if (was.as === 'claimed') {
    return dotted(
      mrkdwn`${cut(was.by, SHOWN.person)}, after ${printedSpan(was.tookMs)}`,
      besideLine(was.beside),
    );
  }
  if (!was.next) return mrkdwn`Nobody claimed it here. A manager decides now.`;
  return mrkdwn`Nobody claimed it here. ${haveIt(was.next)} now.`;
}
