import { kept } from './kept.ts';
import { phrase, type Slot } from './say.ts';

/** `es` is Spanish and `pt-BR` Brazilian Portuguese; what is no tag stays as it was written. */
export function languageName(code: string): Slot {
  const tag = code.replaceAll('_', '-');
  return LANGUAGE_TAG.test(tag) ? named('language', { code, tag }) : code;
}

/** `es` is Spanish; any other skill is called as the roster calls it. */
export function skillName(skill: string): Slot {
  return /^[a-z]{2}$/.test(skill) ? languageName(skill) : skill;
}

/** `ES` is Spain; what is no ISO 3166 code stays as it was written. */
export function countryName(code: string): Slot {
  return COUNTRY.test(code) ? named('region', { code, tag: code }) : code;
}

const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
const COUNTRY = /^[A-Z]{2}$/;

function named(type: Intl.DisplayNamesType, { code, tag }: { code: string; tag: string }): Slot {
  return phrase((language, name) => namesIn(language.tag, type).of(tag) ?? name(code));
}

const namesIn = kept(
  (tag, type: Intl.DisplayNamesType) => new Intl.DisplayNames(tag, { type, fallback: 'none' }),
);
