/** Says how a table of words is written: by language, in the spelling people use. */
import { tokenize } from '../tokens.ts';

/** A phrase is words with blanks between; `|` stands between words of which any may stand there. */
export type Words = Readonly<Partial<Record<'en' | 'es' | 'de' | 'fr' | 'pt', readonly string[]>>>;

/** As the lexicon compares: lower case, without accents. */
export function wordOf(word: string): string {
  return tokenize(word)[0]?.text ?? word;
}

/** Single words in any language, with blanks between. */
export function wordSet(words: Words): ReadonlySet<string> {
  return new Set(Object.values(words).flat().flatMap(wordsOf));
}

export function wordsOf(line: string): string[] {
  return line.split(' ').map(wordOf);
}
