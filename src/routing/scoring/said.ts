/** Decides what counts of what was asked: a field of its own over what stands in the message. */
import { readingOf } from '../enrichment/lexicon/read-message.ts';
import { readTimelineField } from '../enrichment/lexicon/timeline.ts';
import type { LeadFacts } from '../model/lead.ts';
import { type IntentKind, NOT_FOR_SALES, type Read, type Timeline } from '../model/message.ts';

export interface Told<T> {
  value: T;
  /** The field as it was sent, or the phrase of the message in quotes. */
  words: string | number;
}

/** What somebody asked for, wherever it stands; null where nothing was said. */
export interface Said {
  /** The intent of the message that decides. */
  intent: Read<IntentKind> | null;
  seats: Told<number> | null;
  budget: Told<number> | null;
  timeline: Told<Timeline> | null;
  urgent: string | null;
}

/** A budget of 0 and a timeline nobody understands are none: then the message counts. */
export function listenTo(facts: Pick<LeadFacts, 'request'>): Said {
  const { intents, seats, budget, timeline, urgent } = readingOf(facts);
  const { request } = facts;
  const named = request.timeline === undefined ? null : readTimelineField(request.timeline);
  const field = (request.timeline ?? '').replaceAll('_', ' ');
  return {
    intent: intents[0] ?? null,
    seats: quoted(seats),
    budget:
      request.budget !== undefined && request.budget > 0
        ? { value: request.budget, words: request.budget }
        : quoted(budget),
    timeline: named === null ? quoted(timeline) : { value: named, words: field },
    urgent: urgent && quote(urgent.phrase),
  };
}

export function isForSales(kind: IntentKind): boolean {
  return !NOT_FOR_SALES.includes(kind);
}

export function quote(phrase: string): string {
  return `“${phrase}”`;
}

function quoted<T>(read: Read<T> | null): Told<T> | null {
  return read && { value: read.value, words: quote(read.phrase) };
}
