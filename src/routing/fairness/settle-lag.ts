/** Ends what a leaver was owed or had ahead: the others of the queue take it over evenly. */
import type { Lags } from '../model/decision.ts';
import { type Changes, lagOf } from './ledger.ts';

/**
 * Sums to exactly 0 and leaves the leaver at 0. What whole units cannot divide goes one each to the
 * first by id. Nothing changes where nobody is left to take it.
 */
export function settleLag(
  lags: Readonly<Lags>,
  { leaver, others }: { leaver: string; others: readonly string[] },
): Changes {
  const units = lagOf(lags, leaver);
  const heirs = others.filter((id) => id !== leaver).toSorted();
  if (units === 0 || heirs.length === 0) return {};
  const each = Math.trunc(units / heirs.length);
  const rest = Math.abs(units % heirs.length);
  const shares = heirs.map((id, i) => [id, each + (i < rest ? Math.sign(units) : 0)] as const);
  return Object.fromEntries([...shares, [leaver, -units]]);
}
