/** Lists where two values differ, place by place; entries of a list are known by their `id`. */
import { canonicalText } from '../hash-policy.ts';

export interface Difference {
  path: string[];
  /** `order`: the same entries stand in another order. */
  kind: 'changed' | 'added' | 'removed' | 'order';
  before: unknown;
  after: unknown;
}

/** Whether a place is told whole, whatever of it differs. */
export type IsWhole = (path: readonly string[], before: unknown, after: unknown) => boolean;

interface Pair {
  path: string[];
  before: unknown;
  after: unknown;
}

export function listDifferences(
  before: unknown,
  after: unknown,
  isWhole: IsWhole = () => false,
): Difference[] {
  return differencesAt({ path: [], before, after }, isWhole);
}

function differencesAt(pair: Pair, isWhole: IsWhole): Difference[] {
  const { path, before, after } = pair;
  if (canonicalText(before) === canonicalText(after)) return [];
  const [old, next] = [toEntries(before), toEntries(after)];
  if (!old || !next || isWhole(path, before, after)) return [{ ...pair, kind: kindOf(pair) }];
  const keys = [...new Set([...next.keys(), ...old.keys()])];
  const inside = keys.flatMap((key) =>
    differencesAt({ path: [...path, key], before: old.get(key), after: next.get(key) }, isWhole),
  );
  const isOrder = Array.isArray(after) && shared(old, next) !== shared(next, old);
  return isOrder ? [...inside, { ...pair, kind: 'order' }] : inside;
}

function kindOf({ before, after }: Pair): Difference['kind'] {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

/** What stands in both, in the order of the first. */
function shared(one: Map<string, unknown>, other: Map<string, unknown>): string {
  return JSON.stringify([...one.keys()].filter((key) => other.has(key)));
}

/** A list of plain values compares as one value; a list of things with ids by those ids. */
function toEntries(value: unknown): Map<string, unknown> | null {
  if (!Array.isArray(value)) return isRecord(value) ? new Map(Object.entries(value)) : null;
  const named = value.flatMap((one): [string, unknown][] =>
    isRecord(one) && typeof one.id === 'string' ? [[one.id, one]] : [],
  );
  return named.length === value.length && named.length > 0 ? new Map(named) : null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
