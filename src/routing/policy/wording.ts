/**
 * Says in one voice where something is wrong in a file, what was found and which name was meant.
 */

/** The keys that lead to a value; a key may hold dots (`company.country`), so they stay apart. */
export type KeyPath = readonly (string | number)[];

const LONGEST_QUOTE = 60;

/** `['rules', 2, 'assign', 'pool']` is `rules[2].assign.pool`. */
export function formatPath(keys: KeyPath): string {
  return keys.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : path ? `${path}.${key}` : key),
    '',
  );
}

/** A value as it stood in the file, cut to 60 characters; `nothing` when it is missing. */
export function quoted(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value) && value.length === 0) return 'an empty list';
  const text = JSON.stringify(value);
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

/** ` Did you mean "capacity"?`, or an empty text when no name is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const near = nearName(name, names);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

/** The name that ends in `.name`, else the one fewest slips of the hand away, if any is near. */
export function nearName(name: string, names: readonly string[]): string | undefined {
  const whole = names.find((one) => one.endsWith(`.${name}`));
  if (whole !== undefined) return whole;
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let fewest = limit + 1;
  for (const candidate of names) {
    const slips = countSlips(name.toLowerCase(), candidate.toLowerCase());
    if (slips < fewest) [best, fewest] = [candidate, slips];
  }
  return best;
}

/** Optimal string alignment: insertions, deletions, exchanges and swaps of neighbours. */
function countSlips(a: string, b: string): number {
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let slips = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) slips = Math.min(slips, at(older, j - 2) + 1);
      row.push(slips);
    }
    [older, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
