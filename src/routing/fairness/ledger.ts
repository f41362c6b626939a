/**
 * Keeps what every rep is owed. Lead routing is the carpool problem (Fagin & Williams 1983): a draw
 * credits everybody who shares in a lead with a part of it and takes one lead from whoever gets it.
 * All figures are integers in LEAD_UNITS, so that the lags of a queue sum to 0 exactly, always.
 */
import { type Lags, LEAD_UNITS, type Share } from '../model/decision.ts';

export type { Share };
/** What one draw adds to each lag, in LEAD_UNITS. */
export type Changes = Record<string, number>;

/** A rep who is missing is owed nothing; ids are public names, so `constructor` may be one. */
export function lagOf(lags: Readonly<Lags>, repId: string): number {
  return numberAt(lags, repId) ?? 0;
}

/**
 * Undefined where no number stands under that name, whatever objects have by themselves. A decision
 * asks thousands of times, so it is one look-up.
 */
export function numberAt(
  numbers: Readonly<Record<string, number>>,
  name: string,
): number | undefined {
  const found: unknown = numbers[name];
  return typeof found === 'number' ? found : undefined;
}

export function totalWeight(eligible: readonly Share[]): number {
  return eligible.reduce((sum, { weight }) => sum + weight, 0);
}

/** A rep's part of one lead, rounded down. */
export function creditOf(weight: number, total: number): number {
  return Math.floor((weight * LEAD_UNITS) / total);
}

/** Without a prototype: filling in a thousand names takes a quarter of the time. */
function noChanges(): Changes {
  return Object.create(null) as Changes;
}

/** What rounding leaves of one lead that is divided over them. */
export function restOf(shares: readonly Share[]): number {
  const total = totalWeight(shares);
  return shares.reduce((rest, { weight }) => rest - creditOf(weight, total), LEAD_UNITS);
}

/** One lead divided by weight over all who share it; what rounding leaves goes to the chosen. */
export function creditsFor(sharers: readonly Share[], chosen: string): Changes {
  const total = totalWeight(sharers);
  const credits = noChanges();
  let remainder = LEAD_UNITS;
  for (const { repId, weight } of sharers) {
    const credit = creditOf(weight, total);
    credits[repId] = credit;
    remainder -= credit;
  }
  credits[chosen] = lagOf(credits, chosen) + remainder;
  return credits;
}

/**
 * The credits of a draw minus one lead for the chosen; sums to exactly 0. The chosen need not be
 * among those who share it: a manager's override that counts is a draw over the eligible.
 */
export function drawChanges(sharers: readonly Share[], chosen: string): Changes {
  const changes = creditsFor(sharers, chosen);
  changes[chosen] = lagOf(changes, chosen) - LEAD_UNITS;
  return changes;
}

/** What a refund applies: exactly the opposite of the draw, whoever is eligible by now. */
export function reverseChanges(changes: Changes): Changes {
  return Object.fromEntries(Object.entries(changes).map(([repId, units]) => [repId, 0 - units]));
}

export function applyChanges(lags: Readonly<Lags>, changes: Changes): Lags {
  const next: Lags = { ...lags };
  for (const [repId, units] of Object.entries(changes)) next[repId] = lagOf(next, repId) + units;
  return next;
}

/** 0 for every queue after every operation: the invariant of this ledger. */
export function sumOf(lags: Readonly<Lags>): number {
  return Object.values(lags).reduce((sum, units) => sum + units, 0);
}

/** Units as leads with two decimals, for people: `0.83`. */
export function formatLeads(units: number): string {
  const cents = Math.round((units * 100) / LEAD_UNITS);
  const size = Math.abs(cents);
  const rest = size % 100;
  return `${cents < 0 ? '-' : ''}${(size - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}
