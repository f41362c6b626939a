const LONGEST_TEXT = 2000;

/** What gives a person or a secret away wherever it stands, in messages of strangers too. */
const GIVEAWAYS: [pattern: RegExp, instead: string][] = [
  [/[\w.+'-]+@[\w-]+(\.[\w-]+)+/g, '[email]'],
  [/\bxox[a-z]-[\w-]+|\bxapp-[\w-]+/g, '[token]'],
  [/\bwhsec_[\w+/=]+/g, '[secret]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [token]'],
  [/(:\/\/)[^\s/@]+@/g, '$1[credentials]@'],
  [/([?&](?:token|secret|key|signature|sig|code)=)[^\s&#]+/gi, '$1[token]'],
  [/(\/webhooks\/leads\/[^\s/?#]+\/)[^\s/?#]+/g, '$1[token]'],
  [/\+\d[\d ().-]{6,18}\d/g, '[phone]'],
];

/**
 * The text without addresses, phone numbers and credentials, and not longer than 2,000 characters.
 */
export function scrubText(text: string): string {
  let safe = text.slice(0, LONGEST_TEXT);
  for (const [pattern, instead] of GIVEAWAYS) safe = safe.replace(pattern, instead);
  return text.length > LONGEST_TEXT ? `${safe}…` : safe;
}
