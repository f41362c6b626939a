/** Says in words why a lead that was announced will not be asked for again. */

const WORDS: Record<string, string> = {
  http_404: 'there is none (HTTP 404)',
  http_410: 'it is gone (HTTP 410)',
  unusable_id: 'its id is none that can be asked for',
  unreadable: 'the answer cannot be read',
  source_changed: 'its source has become one of another kind',
  denied: 'our token was refused for a week',
  rate_limited: 'we were asked to wait for a day',
  unreachable: 'it did not answer for a day',
};

/** A word that nobody foresaw is told as it is. */
export function lostWords(why: string): string {
  return WORDS[why] ?? why.replace(/^http_/, 'HTTP ').replaceAll('_', ' ');
}
