/** Finds what conditions that are asked before leave of a region, and which of them took it. */
import { mayBeMissing } from './literals.ts';
import { type Example, exampleOf, type Reach, type Region, without } from './region.ts';

export interface Leftover<T> {
  /** Empty only where it is proved that nothing is left. */
  rest: Region;
  takers: readonly T[];
}

/**
 * Takes an example, asks who takes it, leaves out all that they take, and so on: only the
 * conditions that matter are calculated with, however many there are.
 */
export function leftOver<T extends { reach: Reach | null }>(
  all: Region,
  before: readonly T[],
): Leftover<T> {
  const takers: T[] = [];
  let rest = all;
  while (rest.length > 0) {
    const example = exampleOf(rest);
    const taker = example && before.find(({ reach }) => reach && takesExample(reach, example));
    if (!taker?.reach) break;
    const next = without(rest, taker.reach);
    if (next === rest) break;
    rest = next;
    takers.push(taker);
  }
  const isUnsure = rest.length > 0 && exampleOf(rest) === null;
  if (rest.length > 0 && !isUnsure) return { rest, takers };
  const alone = before.find(({ reach }) => reach && without(all, reach).length === 0);
  return alone ? { rest: [], takers: [alone] } : { rest, takers };
}

/** Does a lead that has these values, and of all else as little as it may, match? */
function takesExample({ yes }: Reach, example: Example): boolean {
  return (yes ?? []).some((set) =>
    set.every(({ field, test, holds }) => {
      const isKnown = example.has(field.path) || mayBeMissing(field);
      return isKnown && test(example.get(field.path)) === holds;
    }),
  );
}
