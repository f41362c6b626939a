/** Finds the phrases of a word table in a message, and drops those that are denied there. */
import type { Finding } from '../../model/message.ts';
import { type Cut, textAt } from './cut.ts';
import { isNegated } from './negation.ts';
import { type Words, wordOf } from './words/words.ts';

/** Tokens `from` to before `to`. */
export interface Span {
  from: number;
  to: number;
}

export interface Match<T> extends Span {
  value: T;
}

interface Phrase<T> {
  value: T;
  /** The words that may stand in each place. */
  places: readonly (readonly string[])[];
}

/** Phrases by their first word, the longest first. */
export type PhraseIndex<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

export function indexPhrases<T extends string>(table: Readonly<Record<T, Words>>): PhraseIndex<T> {
  const index = new Map<string, Phrase<T>[]>();
  for (const [value, words] of Object.entries<Words>(table)) {
    for (const phrase of Object.values(words).flat()) {
      const places = phrase.split(' ').map((place) => place.split('|').map(wordOf));
      for (const first of places[0] ?? []) {
        index.set(first, [...(index.get(first) ?? []), { value: value as T, places }]);
      }
    }
  }
  for (const known of index.values()) known.sort((a, b) => b.places.length - a.places.length);
  return index;
}

/** Every phrase of the table in order of its place, at each place the longest; none is denied. */
export function findPhrases<T>(index: PhraseIndex<T>, cut: Cut): Match<T>[] {
  return cut.tokens.flatMap(({ text }, from) => {
    const found = index.get(text)?.find((phrase) => standsAt(phrase, cut, from));
    if (!found || isNegated(cut, from)) return [];
    return [{ value: found.value, from, to: from + found.places.length }];
  });
}

function standsAt<T>({ places }: Phrase<T>, cut: Cut, from: number): boolean {
  return places.every((words, i) => words.includes(textAt(cut, from + i)));
}

/** The words as they stand in the message. */
export function findingOf({ text, tokens }: Cut, { from, to }: Span): Finding {
  const at = tokens[from]?.at ?? 0;
  return { phrase: text.slice(at, tokens[to - 1]?.end ?? at), at };
}
