/** Brings company names to the one form in which they are compared, and says how alike two are. */
import { token_sort_ratio as sortedRatio } from 'fuzzball';
import {
  ATTACHED_FORMS,
  CONNECTORS,
  GENERIC_WORDS,
  LEADING_FORMS,
  PLACEHOLDERS,
  TRAILING_FORMS,
} from './legal-forms.ts';

/** Letters that decomposing leaves as they are. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
};
/** Of Latin letters alone: elsewhere such a mark makes another letter. */
const ACCENTS = /(?<=\p{Script=Latin}[\u0300-\u036f]*)[\u0300-\u036f]/gu;
const SPECIAL = /[ßæœøđłı]/g;
/** Beyond it a name is no name, and comparing takes time. */
const LONGEST_NAME = 120;

/**
 * `Müller & Söhne GmbH` and `MULLER UND SOHNE` are both `muller sohne`: case, accents, punctuation,
 * connecting words and legal forms are gone.
 *
 * @returns null for what is no name: nothing, a legal form alone, `n/a`, `self-employed`
 */
export function nameKey(name: string): string | null {
  const words = withoutForms(joinLetters(wordsOf(name)));
  const key = words.filter((word) => !CONNECTORS.has(word)).join(' ');
  return key === '' || PLACEHOLDERS.has(key) ? null : key;
}

function wordsOf(name: string): string[] {
  const bare = ATTACHED_FORMS.reduce((text, form) => text.replaceAll(form, ' '), name);
  return bare
    .slice(0, LONGEST_NAME)
    .normalize('NFKD')
    .replaceAll(ACCENTS, '')
    .toLowerCase()
    .replaceAll(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .replaceAll(/[.'’`´]/g, '')
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** `s l` is one word, as `S.L.` is. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let wasLetter = false;
  for (const word of words) {
    const isLetter = /^[a-z]$/.test(word) && !CONNECTORS.has(word);
    if (isLetter && wasLetter) joined[joined.length - 1] += word;
    else joined.push(word);
    wasLetter = isLetter;
  }
  return joined;
}

/** Something of the name always stays, so that a company called Co is one. */
function withoutForms(words: string[]): string[] {
  const [first = '', ...rest] = words;
  if (rest.length > 0 && LEADING_FORMS.has(first)) return withoutForms(rest);
  const plain = words.filter((word) => !CONNECTORS.has(word));
  const form = TRAILING_FORMS.find(
    (one) => one.length < plain.length && one.every((word, i) => word === plain.at(i - one.length)),
  );
  return form ? withoutForms(plain.slice(0, -form.length)) : words;
}

/** Words that tell this company from others: four letters or more, two where letters say more. */
export function distinctiveWords(key: string): string[] {
  return key.split(' ').filter((word) => !GENERIC_WORDS.has(word) && isLong(word));
}

function isLong(word: string): boolean {
  const letters = word.match(/\p{L}/gu)?.length ?? 0;
  return letters >= (/^[\p{Script=Latin}\p{N}]+$/u.test(word) ? 4 : 2);
}

/** What a longer name that begins with a shorter one is worth: a branch, or somebody else. */
const CONTAINED = 0.9;

/**
 * How alike two keys are, 0..1, whatever the order of their words. A name within a longer one
 * counts only when they share a word that tells companies apart: Globex Iberia is like Globex,
 * Global Bank of Ohio is not like Global Bank.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const alike = sortedRatio(a, b, { full_process: false }) / 100;
  return isContained(a, b) ? Math.max(alike, CONTAINED) : alike;
}

/** Every word of one is in the other, and one of them means something. */
export function isContained(a: string, b: string): boolean {
  const [one, two] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const [small, large] = one.size <= two.size ? [one, two] : [two, one];
  return (
    [...small].every((word) => large.has(word)) && distinctiveWords([...small].join(' ')).length > 0
  );
}

const SHORTEST_FRAME = 3;

/**
 * What a word is looked up by: its first letter and its consonants, doubled ones once, so that
 * `globex` and `globbex` and `globx` meet. A word with too few of them stays as it is.
 */
export function wordFrame(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  const frame = (word.charAt(0) + word.slice(1).replaceAll(/[aeiouy]/g, '')).replaceAll(
    /(.)\1+/g,
    '$1',
  );
  return frame.length < SHORTEST_FRAME ? word : frame;
}
