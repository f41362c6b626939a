/** Finds which of many conditions a lead meets, at about the cost of those that it may meet. */
import type { LeadFacts, Scalar } from '../model/lead.ts';
import type { Demand, Predicate } from './condition.ts';
import type { Field } from './fields.ts';
import { fold } from './operators/operators.ts';

/** The positions of the conditions that hold for a lead, ascending. */
export type Finder = (facts: LeadFacts) => number[];

/** Conditions that are looked at together, by their positions. */
interface Pile {
  drawers: readonly Drawer[];
  /** Looked at whatever the lead says; ascending. */
  unfiled: readonly number[];
}

/** What is filed under one field: only where it reads that value, case aside, can they hold. */
interface Drawer {
  field: Field;
  byValue: Map<Scalar, Pile>;
}

/** How often what was filed is filed once more; below that only under so many values. */
const DEEPEST = 3;
const MOST_VALUES = 8;

/**
 * A condition that demands `company.country: [ES, PT]` is filed under these two values, and looked
 * at only for leads that have one of them. Of several demands the one counts whose values the
 * fewest other conditions name. What then lies under one value is filed once more, by what else is
 * demanded, as long as it is a long pile. What demands no value (`{}`, `gte`, `not` …) is looked at
 * for every lead.
 *
 * Being filed proves nothing: each condition that is found is tested whole.
 */
export function indexConditions(predicates: readonly Predicate[]): Finder {
  const pile = sort(predicates, { positions: [...predicates.keys()], filedBy: [] });
  return (facts) => {
    const found: number[] = [];
    search(pile, facts, (position) => {
      if (predicates[position]?.test(facts)) found.push(position);
    });
    return found.length > 1 ? found.toSorted((a, b) => a - b) : found;
  };
}

function search({ drawers, unfiled }: Pile, facts: LeadFacts, look: (at: number) => void): void {
  for (const { field, byValue } of drawers) {
    const value = fold(field.read(facts));
    const pile = value === undefined ? undefined : byValue.get(value);
    if (pile) search(pile, facts, look);
  }
  for (const position of unfiled) look(position);
}

interface Unsorted {
  positions: readonly number[];
  /** The fields by which all of them are filed already. */
  filedBy: readonly string[];
}

function sort(predicates: readonly Predicate[], { positions, filedBy }: Unsorted): Pile {
  if (positions.length < 2 || filedBy.length === DEEPEST) {
    return { drawers: [], unfiled: positions };
  }
  const demandsOf = (position: number) =>
    (predicates[position]?.demands ?? []).filter((one) => isUseful(one, filedBy));
  const popularity = countDemands(positions.map(demandsOf));
  const piles = new Map<string, { field: Field; byValue: Map<Scalar, number[]> }>();
  const unfiled: number[] = [];
  for (const position of positions) {
    const demand = rarest(demandsOf(position), popularity);
    if (demand) file(piles, demand, position);
    else unfiled.push(position);
  }
  const drawers = [...piles.values()].map(({ field, byValue }) => {
    const sorted = [...byValue].map(([value, filed]): [Scalar, Pile] => [
      value,
      sort(predicates, { positions: filed, filedBy: [...filedBy, field.path] }),
    ]);
    return { field, byValue: new Map(sorted) };
  });
  return { drawers, unfiled };
}

/** Many values in a second drawer would multiply with those of the first. */
function isUseful({ field, values }: Demand, filedBy: readonly string[]): boolean {
  return !filedBy.includes(field.path) && (filedBy.length === 0 || values.length <= MOST_VALUES);
}

/** How many conditions name each value of each field. */
type Popularity = Map<string, Map<Scalar, number>>;

function countDemands(all: readonly Demand[][]): Popularity {
  const counts: Popularity = new Map();
  for (const { field, values } of all.flat()) {
    const ofField = counts.get(field.path) ?? new Map<Scalar, number>();
    counts.set(field.path, ofField);
    for (const value of values) ofField.set(value, (ofField.get(value) ?? 0) + 1);
  }
  return counts;
}

function rarest(demands: readonly Demand[], popularity: Popularity): Demand | undefined {
  const crowd = ({ field, values }: Demand) =>
    Math.max(...values.map((value) => popularity.get(field.path)?.get(value) ?? 0));
  let [best] = demands;
  for (const demand of demands) if (best && crowd(demand) < crowd(best)) best = demand;
  return best;
}

function file(
  piles: Map<string, { field: Field; byValue: Map<Scalar, number[]> }>,
  { field, values }: Demand,
  position: number,
): void {
  const drawer = piles.get(field.path) ?? { field, byValue: new Map<Scalar, number[]>() };
  piles.set(field.path, drawer);
  for (const value of values) {
    const filed = drawer.byValue.get(value);
    if (filed) filed.push(position);
    else drawer.byValue.set(value, [position]);
  }
}
