import * as cards from '../../blocks/words.ts';
import * as lists from '../../words/lists.ts';
import * as numbers from '../../words/numbers.ts';
import { english, type Slot } from '../../words/say.ts';
import * as times from '../../words/time.ts';

/** A terminal reads English: the words of cards as plain text. */
function inEnglish<A extends unknown[]>(words: (...about: A) => Slot): (...about: A) => string {
  return (...about) => english(words(...about));
}

export const counted = inEnglish(numbers.counted);
export const listed = inEnglish(lists.listed);
export const printedTime = inEnglish(times.printedTime);
export const printedSpan = inEnglish(times.printedSpan);
export const anyOf = inEnglish(cards.anyOf);
export const allOf = inEnglish(cards.allOf);
export const everyOf = inEnglish(cards.everyOf);
export const haveIt = inEnglish(cards.haveIt);
export const areAsked = inEnglish(cards.areAsked);
export const askedTogether = inEnglish(cards.askedTogether);
export const outcomeWords = inEnglish(cards.outcomeWords);
