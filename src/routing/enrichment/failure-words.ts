/** Says in words why a provider told nothing of a lead. */
import { type Phrase, type Slot, say } from '../../words/say.ts';

const WORDS: Readonly<Record<string, Phrase>> = {
  breaker_open: say`it failed too often`,
  crowded: say`too much was asked at once`,
  denied: say`our token was refused`,
  no_answer: say`no answer`,
  no_domain: say`no company domain`,
  no_email: say`no e-mail address`,
  not_configured: say`not configured`,
  rate_limited: say`we were asked to wait`,
  redirect: say`it sent us elsewhere`,
  timeout: say`no answer in time`,
  too_large: say`the answer is too large`,
  unreachable: say`it cannot be reached`,
  unreadable: say`the answer cannot be read`,
  unusable: say`the answer cannot be used`,
};

/** A code that nobody foresaw is told as it is. */
export function failureWords(why: string): Slot {
  return WORDS[why] ?? why.replace(/^http_/, 'HTTP ').replaceAll('_', ' ');
}
