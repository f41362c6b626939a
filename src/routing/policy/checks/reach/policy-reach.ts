/** Gathers what each territory, segment and rule of a policy takes, as far as it can be told. */
import type { Policy } from '../../../model/policy/policy.ts';
import type { Condition } from '../../../model/policy/territory.ts';
import { type Reach, reachOf } from '../../logic/region.ts';
import { territoryCondition } from '../../territory-condition.ts';
import { compiles, fieldsOf } from '../check-conditions.ts';

/** By index, as in the policy; null for a condition that is broken. */
export interface PolicyReach {
  territories: readonly (Reach | null)[];
  segments: readonly (Reach | null)[];
  rules: readonly (Reach | null)[];
}

export function reachOfPolicy({ territories, segments, rules }: Policy): PolicyReach {
  const places = territories.map((one) => [one.id, territoryCondition(one)] as const);
  const kinds = segments.map(({ id, when }) => [id, when] as const);
  const known = new Map([
    ['territory', lasting(places, ['territory', 'segment', 'tier'])],
    ['segment', lasting(kinds, ['segment', 'tier'])],
  ]);
  const reach = (condition: Condition) => (compiles(condition) ? reachOf(condition, known) : null);
  return {
    territories: places.map(([, condition]) => (compiles(condition) ? reachOf(condition) : null)),
    segments: kinds.map(([, condition]) => reach(condition)),
    rules: rules.map(({ when }) => reach(when)),
  };
}

/** What a territory asked for still holds when the rules are asked, but for what changed since. */
function lasting(
  conditions: readonly (readonly [string, Condition])[],
  changing: readonly string[],
): ReadonlyMap<string, Condition> {
  const kept = conditions.filter(
    ([, condition]) =>
      compiles(condition) && !fieldsOf(condition).some((field) => changing.includes(field)),
  );
  return new Map(kept.map(([id, condition]) => [id, condition]));
}
