/** Lists what a sender's body holds and its source's mapping does not take. */
import { describe } from '../fault-list.ts';
import { isJsonObject } from '../read-fields.ts';
import { findFirst, isBlank } from './find-value.ts';
import { joinPath, MAX_STEPS } from './split-path.ts';

export interface Unused {
  path: string;
  /** In a few words, text cut short. */
  found: string;
}

interface Leaf {
  steps: string[];
  value: unknown;
}

/** @param taken each entry is a path, or paths of which the first that holds something counts */
export function listUnused(body: unknown, taken: readonly (string | string[])[]): Unused[] {
  const used = taken.flatMap((paths) => {
    const found = findFirst(body, paths);
    return found === undefined ? [] : [keyOf(found.steps)];
  });
  return leavesOf({ steps: [], value: body })
    .filter(({ steps }) => !used.some((key) => keyOf(steps).startsWith(key)))
    .map(({ steps, value }) => ({ path: joinPath(steps), found: describe(value) }));
}

/** Steps that no other steps can be mistaken for; a longer path starts like the shorter one. */
function keyOf(steps: readonly string[]): string {
  return steps.map((step) => `${JSON.stringify(step)}/`).join('');
}

function leavesOf({ steps, value }: Leaf): Leaf[] {
  if (isBlank(value)) return [];
  const holds = Array.isArray(value) || isJsonObject(value);
  if (!holds || steps.length === MAX_STEPS) return [{ steps, value }];
  return Object.entries(value).flatMap(([step, inner]) =>
    leavesOf({ steps: [...steps, step], value: inner }),
  );
}
