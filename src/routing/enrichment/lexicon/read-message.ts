/** Reads intent, seats, budget, timeline and urgency out of what somebody wrote. */
import type { LeadFacts, RequestFields } from '../../model/lead.ts';
import {
  INTENT_KINDS,
  type IntentKind,
  type MessageReading,
  NOTHING_READ,
  type Read,
} from '../../model/message.ts';
import { readBudget } from './budget.ts';
import { type Cut, cutText } from './cut.ts';
import { findingOf, findPhrases, indexPhrases } from './phrases.ts';
import { readSeats } from './seats.ts';
import { readTimeline } from './timeline.ts';
import { INTENTS } from './words/intents.ts';
import { URGENCY } from './words/urgency.ts';

const INTENT_PHRASES = indexPhrases(INTENTS);
const URGENT_PHRASES = indexPhrases(URGENCY);

/**
 * What the word tables in `words/` find in the first 8,000 characters of a message, in English,
 * Spanish, German, French and Portuguese, each with the phrase it is from. Nothing is guessed: what
 * no table names is not found. Takes time in proportion to the length.
 */
export function readMessage(text: string): MessageReading {
  const cut = cutText(text);
  const [urgent] = findPhrases(URGENT_PHRASES, cut);
  return {
    intents: readIntents(cut),
    seats: readSeats(cut),
    budget: readBudget(cut),
    timeline: readTimeline(cut),
    urgent: urgent ? findingOf(cut, urgent) : null,
  };
}

function readIntents(cut: Cut): Read<IntentKind>[] {
  const found = findPhrases(INTENT_PHRASES, cut);
  return INTENT_KINDS.flatMap((kind) => {
    const first = found.find(({ value }) => value === kind);
    return first ? [{ ...findingOf(cut, first), value: kind }] : [];
  });
}

const readings = new WeakMap<RequestFields, MessageReading>();

/** The reading of a lead's message; the same request is read once, however many rules ask. */
export function readingOf({ request }: Pick<LeadFacts, 'request'>): MessageReading {
  if (request.message === undefined) return NOTHING_READ;
  const known = readings.get(request);
  if (known) return known;
  const reading = readMessage(request.message);
  readings.set(request, reading);
  return reading;
}
