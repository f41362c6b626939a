/** Finds the code of a country by its name, in the languages forms are mostly written in. */
import { getCountries } from 'libphonenumber-js/max';

const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt'];
/** What people write beside the official names. */
const ALSO: Record<string, string> = {
  usa: 'US',
  'u s': 'US',
  'u s a': 'US',
  america: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'u k': 'GB',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  uae: 'AE',
  'republic of ireland': 'IE',
  'south korea': 'KR',
  'republic of korea': 'KR',
  'hong kong': 'HK',
  macedonia: 'MK',
  'ivory coast': 'CI',
  'russian federation': 'RU',
  'viet nam': 'VN',
  turkiye: 'TR',
  turkey: 'TR',
};
const CODES = new Set<string>(getCountries());
const BY_NAME = namesOfCountries();

/** @returns its ISO 3166 code, such as `ES`; undefined when no country is called so */
export function countryCode(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  if (CODES.has(upper)) return upper;
  return BY_NAME.get(foldWords(text));
}

/** Letters and digits in small letters without accents, one space between words. */
export function foldWords(text: string): string {
  return text
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Of two countries that share a name in some language, the one of the earlier language wins. */
function namesOfCountries(): Map<string, string> {
  const names = new Map(Object.entries(ALSO));
  for (const language of LANGUAGES) {
    const name = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of CODES) {
      const folded = foldWords(name.of(code) ?? '');
      if (folded !== '' && !names.has(folded)) names.set(folded, code);
    }
  }
  return names;
}
