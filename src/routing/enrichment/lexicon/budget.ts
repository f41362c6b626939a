/** Reads what somebody is ready to spend. */
import type { Read } from '../../model/message.ts';
import type { Amount } from './amounts.ts';
import { type Cut, textAt } from './cut.ts';
import { isNegated } from './negation.ts';
import { findingOf, type Span } from './phrases.ts';
import { seatSpan } from './seats.ts';
import { BUDGETS, CURRENCIES, DOLLARS, NOT_BUDGETS, OTHER_CURRENCIES } from './words/money.ts';
import { DAYS_OF } from './words/times.ts';

const LEAST = 100;
/** A number without a currency is a budget from here on, or when it is written as "20k". */
const LEAST_BARE = 1_000;
const MOST = 1_000_000_000;
/** So many tokens after "budget" its number may stand. */
const REACH = 5;
/** So many tokens to each side belong to a clause at most. */
const CLAUSE = 40;

/**
 * The first sum that is a budget. In a clause that speaks of a budget any sum in a known currency
 * is one, and a bare number beside that word; in any other clause a sum is, unless the clause also
 * says that it is a price, a turnover and the like. Euro, dollar, pound and franc are worth about
 * the same and not converted; a sum in another currency is not read.
 */
export function readBudget(cut: Cut): Read<number> | null {
  for (const [i, one] of cut.amounts.entries()) {
    const amount = upperEnd(cut, one, cut.amounts[i + 1]);
    const span = seatSpan(cut, amount) ? null : budgetSpan(cut, amount);
    const { value } = amount;
    if (!span || value > MOST || isNegated(cut, span.from)) continue;
    return { ...findingOf(cut, span), value };
  }
  return null;
}

/** "€10k-20k" is one sum, and its upper end counts. */
function upperEnd(cut: Cut, one: Amount, next: Amount | undefined): Amount {
  const isRange = next?.from === one.to && /^[-–]$/.test(cut.tokens[next.from]?.gap ?? '');
  return isRange && next.value > one.value ? { ...next, from: one.from } : one;
}

function budgetSpan(cut: Cut, amount: Amount): Span | null {
  const clause = clauseAround(cut, amount.from);
  const budget = nearestBudget(cut, clause, amount);
  const sum = withCurrency(cut, amount);
  if (sum) {
    const isOther = budget === null && clause.some((i) => NOT_BUDGETS.has(textAt(cut, i)));
    return amount.value < LEAST || isOther ? null : sum;
  }
  const isLarge = amount.value >= LEAST_BARE || amount.isRounded;
  if (budget === null || !isLarge || isForeign(cut, amount)) return null;
  if (!isBeside(cut, amount, budget)) return null;
  return { from: Math.min(budget, amount.from), to: Math.max(budget + 1, amount.to) };
}

/** "Budget of about 20k", "20k budget"; not "budget for 1,000 days" or "of 2,000 %". */
function isBeside(cut: Cut, { from, to }: Amount, budget: number): boolean {
  const next = textAt(cut, to);
  if (next === '%' || DAYS_OF.has(next)) return false;
  return to === budget || (from > budget && from - budget <= REACH);
}

function withCurrency(cut: Cut, { from, to }: Span): Span | null {
  if (CURRENCIES.has(textAt(cut, to))) return { from, to: to + 1 };
  if (!CURRENCIES.has(textAt(cut, from - 1))) return null;
  const isPrefixed = cut.tokens[from - 2]?.kind === 'word' && cut.tokens[from - 1]?.gap === '';
  if (!isPrefixed) return { from: from - 1, to };
  // `US$` is one of ours, `R$` is another money.
  return DOLLARS.has(textAt(cut, from - 2)) ? { from: from - 2, to } : null;
}

function isForeign(cut: Cut, { from, to }: Span): boolean {
  const around = [textAt(cut, from - 2), textAt(cut, from - 1), textAt(cut, to)];
  return around.some((text) => OTHER_CURRENCIES.has(text)) || CURRENCIES.has(textAt(cut, from - 1));
}

function nearestBudget(cut: Cut, clause: readonly number[], { from }: Amount): number | null {
  const named = clause.filter((i) => BUDGETS.has(textAt(cut, i)));
  const [nearest] = named.toSorted((a, b) => Math.abs(a - from) - Math.abs(b - from));
  return nearest ?? null;
}

/** The tokens around one, as far as the next comma, stop, bracket or dash. */
function clauseAround({ tokens }: Cut, at: number): number[] {
  const isOpen = (i: number) =>
    Math.abs(i - at) <= CLAUSE && (tokens[i]?.kind ?? 'stop') !== 'stop';
  let from = at;
  while (isOpen(from - 1)) from--;
  let to = at;
  while (isOpen(to + 1)) to++;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
