/** Holds the words that deny what follows them, and those beside which they do not. */
import { wordSet } from './words.ts';

export const NEGATIONS = wordSet({
  en: [
    "no not never without cannot don't dont doesn't didn't won't isn't aren't wasn't",
    "can't wouldn't haven't hasn't neither nor nothing",
  ],
  es: ['no sin nunca jamás tampoco ningún ninguna ni'],
  de: ['kein keine keinen keinem keiner nicht nie niemals ohne nichts'],
  fr: ['ne pas jamais sans aucun aucune ni'],
  pt: ['não sem nunca jamais nenhum nenhuma nem'],
});

/** "Not only", "not sure", "no problem": nothing is denied. */
export const HARMLESS_AFTER = wordSet({
  en: ['only just sure certain clear yet later problem rush hurry'],
  es: ['solo sólo solamente obstante dude duden urge prisa'],
  de: ['nur sicher zuletzt eilig eile'],
  fr: ['seulement hésiter hésitez urgent pressé pressés'],
  pt: ['só apenas somente hesite hesitem pressa'],
});

/** "Why not a demo?" */
export const HARMLESS_BEFORE = wordSet({
  en: ['why if'],
  de: ['warum wieso'],
  fr: ['pourquoi'],
});

/** What comes after one of these is not denied by what stands before it. */
export const TURNS = wordSet({
  en: ['and but'],
  es: ['y pero'],
  de: ['und aber sondern'],
  fr: ['et mais'],
  pt: ['e mas'],
});

/** Words of no other language here; where one stands "no" means "in the" and denies nothing. */
export const PORTUGUESE = wordSet({
  pt: ['não temos precisamos gostaria gostaríamos você vocês uma nossa'],
});
