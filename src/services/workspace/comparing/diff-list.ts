/** Compares two lists of things with ids, and words what came, changed and is missing. */
import { diffValues } from './diff-values.ts';

export interface ListDiff<T> {
  added: T[];
  changed: T[];
  missing: T[];
}

/** Enough to read; the rest is counted. */
const MOST_LINES = 20;

export function diffList<T extends { id: string }>(before: readonly T[], after: readonly T[]) {
  const old = new Map(before.map((one) => [one.id, one]));
  const next = new Set(after.map((one) => one.id));
  const differs = (one: T) => diffValues(old.get(one.id), one).length > 0;
  return {
    added: after.filter((one) => !old.has(one.id)),
    changed: after.filter((one) => old.has(one.id) && differs(one)),
    missing: before.filter((one) => !next.has(one.id)),
  };
}

export function wordList<T extends { id: string }>(
  noun: string,
  { added, changed, missing }: ListDiff<T>,
  { before, left }: { before: readonly T[]; left: '-' | '.' },
): string[] {
  const lines = [
    ...added.map(({ id }) => `+ ${noun} ${id}`),
    ...changed.map((one) => {
      const old = before.find(({ id }) => id === one.id);
      return `~ ${noun} ${one.id}: ${diffValues(old, one).join(', ')}`;
    }),
    ...missing.map(({ id }) =>
      left === '-' ? `- ${noun} ${id}` : `. ${noun} ${id} is not in the file and stays`,
    ),
  ];
  if (lines.length === 0) return before.length > 0 ? [`= ${noun}s unchanged`] : [];
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `… and ${more} more ${noun}s`] : lines;
}
