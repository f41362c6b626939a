/** Says whether what stands at a place of a message is denied there. */
import { type Cut, textAt } from './cut.ts';
import { HARMLESS_AFTER, HARMLESS_BEFORE, TURNS } from './words/negations.ts';

/** So many words before a phrase a negation is looked for, within the same clause. */
const REACH = 4;

/**
 * Denied is what has a negating word among the four words before it, with no comma, stop, bracket,
 * dash, "and" or "but" in between: "not looking to buy", "kein Budget". "Not only", "not sure" and
 * "why not" deny nothing. What denies from behind ("wir kaufen nicht") is not seen.
 */
export function isNegated(cut: Cut, from: number): boolean {
  for (let i = from - 1; i >= Math.max(0, from - REACH); i--) {
    if (cut.tokens[i]?.kind === 'stop' || TURNS.has(textAt(cut, i))) return false;
    if (cut.negations.has(textAt(cut, i)) && denies(cut, i)) return true;
  }
  return false;
}

function denies(cut: Cut, i: number): boolean {
  return !HARMLESS_AFTER.has(textAt(cut, i + 1)) && !HARMLESS_BEFORE.has(textAt(cut, i - 1));
}
