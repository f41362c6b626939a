/** Words what an operator of a condition asks of a field. */
import { listed } from '../../../words/lists.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';

type Wanted = (asked: Slot) => Phrase;

export const MORE: Wanted = (bound) => say`more than ${bound}`;
export const AT_LEAST: Wanted = (bound) => say`at least ${bound}`;
export const LESS: Wanted = (bound) => say`less than ${bound}`;
export const AT_MOST: Wanted = (bound) => say`at most ${bound}`;
export const CONTAINING: Wanted = (text) => say`containing ${text}`;
export const STARTING: Wanted = (text) => say`starting with ${text}`;
export const ENDING: Wanted = (text) => say`ending in ${text}`;
export const OTHER: Wanted = (value) => say`other than ${value}`;
export const WORD: Wanted = (beginning) => say`with a word starting with ${beginning}`;
export const WITHIN: Wanted = (area) => say`within ${area}`;
export const LIKE: Wanted = (pattern) => say`a text like ${pattern}`;
export const ANY_VALUE = say`any value`;
export const NOTHING = say`nothing`;

/** The smaller first. */
export function between(low: Slot, high: Slot): Phrase {
  return say`${low} to ${high}`;
}

export function anyOf(values: readonly (string | number | boolean)[]): Phrase {
  return listed(values.map(String), 'or');
}
