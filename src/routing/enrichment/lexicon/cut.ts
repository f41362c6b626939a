/** Prepares a message for all who read in it: cut into tokens, its numbers read. */
import { type Amount, readAmounts } from './amounts.ts';
import { type Token, tokenize } from './tokens.ts';
import { NEGATIONS, PORTUGUESE } from './words/negations.ts';

/** A message names few sums; what is full of numbers is a table. */
const MOST_AMOUNTS = 50;

export interface Cut {
  text: string;
  tokens: readonly Token[];
  /** From left to right. */
  amounts: readonly Amount[];
  /** The words that deny in its language. */
  negations: ReadonlySet<string>;
}

export function cutText(text: string): Cut {
  const tokens = tokenize(text);
  const amounts = readAmounts(tokens).slice(0, MOST_AMOUNTS);
  return { text, tokens, amounts, negations: negationsOf(tokens) };
}

/** "No" means "in the" in Portuguese, and denies nothing there. */
function negationsOf(tokens: readonly Token[]): ReadonlySet<string> {
  const isPortuguese = tokens.some(({ text }) => PORTUGUESE.has(text));
  return isPortuguese ? new Set([...NEGATIONS].filter((word) => word !== 'no')) : NEGATIONS;
}

/** The word, number or sign at a place; empty outside the message. */
export function textAt({ tokens }: Pick<Cut, 'tokens'>, i: number): string {
  return tokens[i]?.text ?? '';
}
