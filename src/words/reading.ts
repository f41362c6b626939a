import { AsyncLocalStorage } from 'node:async_hooks';
import { ENGLISH, type Language } from './language.ts';
import { type Slot, spell } from './say.ts';

/**
 * Which language is read while something is drawn or answered. A door sets it for all that happens
 * behind it, so that no card has to pass it on to each of its words.
 */
const readers = new AsyncLocalStorage<Language>();

export function readIn<T>(language: Language, work: () => T): T {
  return readers.run(language, work);
}

export function languageInUse(): Language {
  return readers.getStore() ?? ENGLISH;
}

/** In the language of whoever reads what is being drawn. */
export function spelled(text: Slot): string {
  return spell(text, languageInUse());
}
