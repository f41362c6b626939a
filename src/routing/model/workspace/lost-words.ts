import { type Phrase, type Slot, say } from '../../../words/say.ts';

/** Why a lead that was announced will not be asked for again. */
const WORDS: Readonly<Record<string, Phrase>> = {
  http_404: say`there is none (HTTP 404)`,
  http_410: say`it is gone (HTTP 410)`,
  unusable_id: say`its id is none that can be asked for`,
  unreadable: say`the answer cannot be read`,
  source_changed: say`its source has become one of another kind`,
  denied: say`our token was refused for a week`,
  rate_limited: say`we were asked to wait for a day`,
  unreachable: say`it did not answer for a day`,
};

/** A word that nobody foresaw is told as it is. */
export function lostWords(why: string): Slot {
  return WORDS[why] ?? why.replace(/^http_/, 'HTTP ').replaceAll('_', ' ');
}
