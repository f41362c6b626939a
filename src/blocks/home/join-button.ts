import { type Phrase, say } from '../../words/say.ts';
import { JOIN_ASK } from '../action-ids.ts';
import { button } from '../elements.ts';

/** Asks for leads: `Ask to join`, or `Ask Mia Chen`. */
export function joinButton(label: Phrase) {
  return button({ label, action: JOIN_ASK, spoken: say`${label}, to get leads` });
}
