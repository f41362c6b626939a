import type {
  EscalationCard,
  EscalationReply,
} from '../../../routing/model/cards/escalation-cards.ts';
import type { Reader } from '../../../words/time.ts';
import { type Rendered, rendered, section } from '../../elements.ts';
import { leadName, mention, mrkdwn, type SafeText, spaced } from '../../text.ts';
import { slackTime } from '../../time.ts';
import { holder, onItWords, settledWords, story } from './escalation-words.ts';

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
  return spaced(called(card), story(card, reader));
}

function callWords(card: EscalationCard, says: 'climbed' | 'again', reader: Reader): SafeText {
  const lead = leadName(card.lead);
  const since = slackTime(card.lead.receivedAt, reader);
  const nobody = card.calledBad
    ? mrkdwn`nobody has decided on ${lead}, here since ${since}.`
    : mrkdwn`nobody has claimed ${lead}, here since ${since}.`;
  const still = says === 'again' ? mrkdwn`still ${nobody}` : nobody;
  const who = called(card) ?? mrkdwn`Unanswered:`;
  return spaced(who, still, holder(card, reader));
}

function called({ mention: userId }: EscalationCard): SafeText | null {
  return userId ? mrkdwn`${mention(userId)},` : null;
}
