import type { FoundText } from './collect-texts.ts';

/** English with accents, as BCP 47 calls it. */
export const ACCENTED = 'en-XA';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MARKED = 'áƀćđéƒǵĥíĵķłḿńóṕʠŕśťúṽẃẋýžÁɃĆĐÉƑǴĤÍĴĶŁḾŃÓṔɊŔŚŤÚṼẂẊÝŽ';
/** What is typed or filled in stays as it is. */
const KEPT = /(\{\w+\}|\/(?:lead|routing)(?: [a-z]+)?|\bbaton(?: [a-z-]+)+)/;

/**
 * A file of translations into English with accents, a third longer: what is read without accents
 * is a name, or a text that no translation reaches, and what is cut is too narrow for German.
 */
export function accentAll(texts: readonly FoundText[]) {
  const marked = texts.filter((text) => text.marked);
  return {
    language: ACCENTED,
    texts: Object.fromEntries(marked.map(({ text }) => [text, accented(text)])),
  };
}

function accented(text: string): string {
  return text
    .split(KEPT)
    .map((part, place) => (place % 2 === 1 ? part : lengthened(part)))
    .join('');
}

function lengthened(words: string): string {
  return words
    .replaceAll(/[aeiou]/g, (vowel) => vowel + vowel)
    .replaceAll(/[a-zA-Z]/g, (letter) => MARKED[PLAIN.indexOf(letter)] ?? letter);
}
