/** Reads "in 3 weeks" and "within 30 days" as the timeline that reaches so far. */
import type { Timeline } from '../../model/message.ts';
import { parseNumber } from './amounts.ts';
import { type Cut, textAt } from './cut.ts';
import { isNegated } from './negation.ts';
import type { Match } from './phrases.ts';
import { DAYS_OF, LINKED_OPENERS, OPENERS, SMALL_NUMBERS } from './words/times.ts';

/** So many days are still that timeline; what is further away is `later`. */
const REACHES: readonly (readonly [days: number, timeline: Timeline])[] = [
  [7, 'now'],
  [31, 'this_month'],
  [92, 'this_quarter'],
  [183, 'next_quarter'],
];

/** In a field of its own a number needs no "in" or "within" before it: `1-3 months`. */
export function findDelays(cut: Cut, { isField = false } = {}): Match<Timeline>[] {
  return cut.tokens.flatMap(({ text }, unit) => {
    const days = DAYS_OF.get(text);
    const count = days === undefined ? undefined : countAt(cut, unit - 1);
    if (days === undefined || count === undefined) return [];
    const first = countAt(cut, unit - 2) === undefined ? unit - 1 : unit - 2;
    const from = isField ? first : openerBefore(cut, first);
    if (from === null || isNegated(cut, from)) return [];
    return [{ value: timelineIn(count * days), from, to: unit + 1 }];
  });
}

function countAt(cut: Cut, i: number): number | undefined {
  const text = textAt(cut, i);
  return cut.tokens[i]?.kind === 'number' ? parseNumber(text) : SMALL_NUMBERS.get(text);
}

/** Where the word stands that makes a time one that is to come; null when there is none. */
function openerBefore(cut: Cut, i: number): number | null {
  const opener = textAt(cut, i - 1);
  if (OPENERS.has(opener)) return i - 1;
  const linked = LINKED_OPENERS.get(opener);
  return linked !== undefined && textAt(cut, i - 2) === linked ? i - 2 : null;
}

function timelineIn(days: number): Timeline {
  return REACHES.find(([most]) => days <= most)?.[1] ?? 'later';
}
