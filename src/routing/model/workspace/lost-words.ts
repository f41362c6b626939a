import type { Slot } from '../../../words/say.ts';
import { because, isReasonCode, type Reason, reasonWords } from '../reasons.ts';

/**
 * Why a lead that was announced will not be asked for again. A word that nobody foresaw is told as
 * it is.
 */
export function whyLost(why: string): Reason | string {
  const code = `fetch.${why}`;
  return isReasonCode(code) ? because(code) : why.replace(/^http_/, 'HTTP ').replaceAll('_', ' ');
}

export function lostWords(why: string): Slot {
  const reason = whyLost(why);
  return typeof reason === 'string' ? reason : reasonWords(reason);
}
