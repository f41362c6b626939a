/** Reads for how many people somebody asks. */
import type { Read } from '../../model/message.ts';
import type { Amount } from './amounts.ts';
import { type Cut, textAt } from './cut.ts';
import { isNegated } from './negation.ts';
import { findingOf, type Span } from './phrases.ts';
import { FILLERS, FOR, OF, PEOPLE, SEATS, TEAMS } from './words/seats.ts';

const MOST_SEATS = 1_000_000;

/**
 * The first number that counts seats: "300 seats", "20 new users", "for 40 people", "team of 40",
 * "seats: 40". Of a range its upper end stands before the word and counts.
 */
export function readSeats(cut: Cut): Read<number> | null {
  for (const amount of cut.amounts) {
    const span = seatSpan(cut, amount);
    const { value } = amount;
    if (!span || !Number.isInteger(value) || value < 1 || value > MOST_SEATS) continue;
    if (!isNegated(cut, span.from)) return { ...findingOf(cut, span), value };
  }
  return null;
}

/** From where to where the words stand that make the number one of seats; null when it is none. */
export function seatSpan(cut: Cut, { from, to }: Amount): Span | null {
  const last = FILLERS.has(textAt(cut, to)) ? to + 1 : to;
  if (SEATS.has(textAt(cut, last))) return { from, to: last + 1 };
  const before = textAt(cut, from - 1);
  if (PEOPLE.has(textAt(cut, last)) && FOR.has(before)) return { from: from - 1, to: last + 1 };
  if (OF.has(before) && TEAMS.has(textAt(cut, from - 2))) return { from: from - 2, to };
  const isListed = SEATS.has(before) && cut.tokens[from]?.gap.includes(':');
  return isListed ? { from: from - 1, to } : null;
}
