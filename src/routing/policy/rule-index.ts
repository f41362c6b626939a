/** Finds which of many conditions a lead meets, at about the cost of those that it may meet. */
import type { LeadFacts, Scalar } from '../model/lead.ts';
import type { Demand, Predicate } from './condition.ts';
import type { Field } from './fields.ts';
import { fold } from './operators/operators.ts';

/** The positions of the conditions that hold for a lead, ascending. */
export type Finder = (facts: LeadFacts) => number[];

interface Drawer {
  field: Field;
  /** The conditions that can only hold where the field reads this value, case aside; ascending. */
  byValue: Map<Scalar, number[]>;
}

/**
 * A condition that demands `company.country: [ES, PT]` is filed under these two values, and looked
 * at only for leads that have one of them. Of several demands the one counts whose values the
 * fewest other conditions name, so that no value brings many to look at. What demands no value
 * (`{}`, `gte`, `not` …) is looked at for every lead.
 *
 * Being filed proves nothing: each condition that is found is tested whole.
 */
export function indexConditions(predicates: readonly Predicate[]): Finder {
  const drawers = new Map<string, Drawer>();
  const unfiled: number[] = [];
  const popularity = countDemands(predicates);
  for (const [position, { demands }] of predicates.entries()) {
    const demand = rarest(demands, popularity);
    if (demand) file(drawers, demand, position);
    else unfiled.push(position);
  }
  return finder(predicates, { drawers: [...drawers.values()], unfiled });
}

function finder(
  predicates: readonly Predicate[],
  { drawers, unfiled }: { drawers: readonly Drawer[]; unfiled: readonly number[] },
): Finder {
  return (facts) => {
    const found: number[] = [];
    const test = (positions: readonly number[]) => {
      for (const position of positions) {
        if (predicates[position]?.test(facts)) found.push(position);
      }
    };
    for (const { field, byValue } of drawers) {
      const value = fold(field.read(facts));
      const filed = value === undefined ? undefined : byValue.get(value);
      if (filed) test(filed);
    }
    test(unfiled);
    return found.length > 1 ? found.toSorted((a, b) => a - b) : found;
  };
}

/** How many conditions name each value of each field. */
type Popularity = Map<string, Map<Scalar, number>>;

function countDemands(predicates: readonly Predicate[]): Popularity {
  const counts: Popularity = new Map();
  for (const { demands } of predicates) {
    for (const { field, values } of demands) {
      const ofField = counts.get(field.path) ?? new Map<Scalar, number>();
      counts.set(field.path, ofField);
      for (const value of values) ofField.set(value, (ofField.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

function rarest(demands: readonly Demand[], popularity: Popularity): Demand | undefined {
  const crowd = ({ field, values }: Demand) =>
    Math.max(...[...values].map((value) => popularity.get(field.path)?.get(value) ?? 0));
  let [best] = demands;
  for (const demand of demands) if (best && crowd(demand) < crowd(best)) best = demand;
  return best;
}

function file(drawers: Map<string, Drawer>, { field, values }: Demand, position: number): void {
  const drawer = drawers.get(field.path) ?? { field, byValue: new Map<Scalar, number[]>() };
  drawers.set(field.path, drawer);
  for (const value of values) {
    const filed = drawer.byValue.get(value);
    if (filed) filed.push(position);
    else drawer.byValue.set(value, [position]);
  }
}
