/**
 * Calculates with the leads a condition takes: which two conditions share, which an earlier one
 * leaves to a later one. Sound rather than complete: an empty region is proved to be empty.
 */
import type { Scalar } from '../../model/lead.ts';
import type { Condition } from '../../model/policy/territory.ts';
import { type Found, findValue } from './field-value.ts';
import { type Links, type Literal, literalSets } from './literals.ts';

/** Tests by field, all of which hold, with a value that passes those of the field. */
type Box = ReadonlyMap<string, { literals: readonly Literal[]; found: Found }>;

/** The leads of any of these boxes; none where there is no box. */
export type Region = readonly Box[];

/** What is known of a condition before it is compared with others. */
export interface Reach {
  /** Everything it takes, or more; null where it is too large to say. */
  takes: Region | null;
  yes: readonly Literal[][] | null;
  /** With what is known of a lead besides. */
  known: readonly Literal[][] | null;
  no: readonly Literal[][] | null;
}

/** A lead as far as it matters; a field that must be missing is undefined. */
export type Example = ReadonlyMap<string, Scalar | undefined>;

const MOST_BOXES = 64;
const EVERYTHING: Box = new Map();

/** @param links what a lead of a territory or a segment is known to have */
export function reachOf(condition: Condition, links?: Links): Reach {
  const yes = literalSets(condition);
  const known = links ? literalSets(condition, { links }) : yes;
  const takes = known?.flatMap((set) => meet(EVERYTHING, set) ?? []) ?? null;
  return { takes, yes, known, no: literalSets(condition, { holds: false }) };
}

/** What is left of a region after another condition has taken its part; or more. */
export function without(region: Region, { yes, no }: Reach): Region {
  if (yes === null || no === null) return region;
  const rest = region.flatMap((box) => {
    const isApart = yes.every((set) => meet(box, set) === null);
    return isApart ? [box] : no.flatMap((set) => meet(box, set) ?? []);
  });
  return rest.length > MOST_BOXES ? region : rest;
}

/** What of a region the other condition takes as well; or more. */
export function shared(region: Region, { yes }: Reach): Region {
  if (yes === null) return [];
  return region.flatMap((box) => yes.flatMap((set) => meet(box, set) ?? []));
}

/** A lead of the region, the simplest of those at hand; null where none is known for sure. */
export function exampleOf(region: Region): Example | null {
  const known = region.flatMap((box) => {
    const values = [...box].flatMap(([path, { found }]) =>
      typeof found === 'string' ? [] : [[path, found.value] as const],
    );
    return values.length === box.size ? [new Map(values)] : [];
  });
  const gaps = (one: Example) => [...one.values()].filter((value) => value === undefined).length;
  return known.toSorted((a, b) => gaps(a) - gaps(b) || a.size - b.size)[0] ?? null;
}

/** The first test that nothing can pass together with those before it; null where there is none. */
export function contradictionIn(literals: readonly Literal[]): Contradiction | null {
  for (const [index, last] of literals.entries()) {
    const before = literals.slice(0, index);
    if (meet(EVERYTHING, [...before, last]) !== null) continue;
    const first = before.findLast(({ field }) => field.path === last.field.path) ?? last;
    return { first, last, rest: [meet(EVERYTHING, before) ?? EVERYTHING] };
  }
  return null;
}

export interface Contradiction {
  first: Literal;
  last: Literal;
  /** What passes everything before the last of them. */
  rest: Region;
}

/** Null where no lead can pass both. */
function meet(box: Box, literals: readonly Literal[]): Box | null {
  const next = new Map(box);
  for (const literal of literals) {
    const { path } = literal.field;
    const before = next.get(path)?.literals ?? [];
    if (before.includes(literal)) continue;
    const both = [...before, literal];
    const found = findValue(both);
    if (found === 'none') return null;
    next.set(path, { literals: both, found });
  }
  return next;
}
