import type {
  EscalationCard,
  EscalationReply,
} from '../../../routing/model/cards/escalation-cards.ts';
import type { Reader } from '../../../words/time.ts';
import { type Rendered, rendered, section } from '../../elements.ts';
import { leadName, mention, mrkdwn, type SafeText, spaced } from '../../text.ts';
import { slackTime } from '../../time.ts';
import { happened, holder, onItWords, settledWords, story, wentOn } from './escalation-words.ts';

/** One line in the thread of a lead: it pages nobody but whoever must act, and broadcasts never. */
export function escalationReply({ card, says }: EscalationReply, now: Date): Rendered {
  const line = lineOf(card, says, { timeZone: card.timeZone, now });
  return rendered(line, [section(line)]);
}

function lineOf(card: EscalationCard, says: EscalationReply['says'], reader: Reader): SafeText {
  if (card.settled) {
    const line = settledWords(card, card.settled, reader);
    return card.settled.text === 'given' ? mrkdwn`Given on. ${line}` : line;
  }
  if (says === 'on_it') return onItWords(card, reader) ?? story(card, reader);
  if (says === 'climbed' || says === 'again') return callWords(card, says, reader);
  if (says === 'went_on') return wentOn(card, reader);
  return spaced(called(card), eventOf(card, reader));
}

/** Who has it now, the message above says; the next line comes when somebody else is asked. */
function eventOf(card: EscalationCard, reader: Reader): SafeText {
  const isMissed = card.cause === 'missed' && !card.calledBad;
  return (isMissed ? happened(card, reader) : null) ?? story(card, reader);
}

function callWords(card: EscalationCard, says: 'climbed' | 'again', reader: Reader): SafeText {
  const lead = leadName(card.lead);
  const since = slackTime(card.lead.receivedAt, reader);
  const nobody = card.calledBad
    ? mrkdwn`nobody has decided on ${lead}, here since ${since}.`
    : mrkdwn`nobody has claimed ${lead}, here since ${since}.`;
  const still = says === 'again' ? mrkdwn`still ${nobody}` : nobody;
  const who = called(card) ?? mrkdwn`Unanswered:`;
  return spaced(who, still, card.current?.late ? null : holder(card, reader));
}

function called({ mention: userId }: EscalationCard): SafeText | null {
  return userId ? mrkdwn`${mention(userId)},` : null;
}
