/** Finds conditions that nothing can meet, and rules and segments that others leave nothing to. */
import type { Policy } from '../../../model/policy/policy.ts';
import type { Target } from '../../../model/policy/target.ts';
import { wordExample } from '../../logic/example-lead.ts';
import { leftOver } from '../../logic/leftover.ts';
import { contradictionIn, type Reach } from '../../logic/region.ts';
import type { KeyPath } from '../../wording.ts';
import { fault, type PolicyFault } from '../policy-fault.ts';
import type { PolicyReach } from './policy-reach.ts';

export function checkReach(policy: Policy, reach: PolicyReach): PolicyFault[] {
  const { territories, segments, rules } = policy;
  const order = territories.map((_, i) => i);
  const asked = order.toSorted((a, b) => priorityOf(policy, b) - priorityOf(policy, a));
  return [
    ...checkList('territories', 'match', {
      places: asked.map((i) => placeOf(territories[i]?.id, i, reach.territories)),
    }),
    ...checkList('segments', 'when', {
      places: segments.map(({ id }, i) => placeOf(id, i, reach.segments)),
    }),
    ...checkList('rules', 'when', {
      places: rules.map(({ id, assign }, i) => ({
        ...placeOf(id, i, reach.rules),
        keeps: whatItKeeps(assign),
      })),
    }),
  ];
}

function priorityOf({ territories }: Policy, i: number): number {
  return territories[i]?.priority ?? 0;
}

/** One of a list that is asked in order. */
interface Place {
  id: string;
  index: number;
  reach: Reach | null;
  keeps: Keeps;
}

/**
 * Whether a lead that matched can go on: never; where a manager said that it is for sales after
 * all; whenever nobody can take it.
 */
type Keeps = 'all' | 'all_but_restored' | 'some';

function whatItKeeps(target: Target): Keeps {
  if ('to' in target) return 'some';
  if ('pool' in target || 'rep' in target) return target.else === 'next_rule' ? 'some' : 'all';
  return 'queue' in target && target.queue === 'hold' ? 'all' : 'all_but_restored';
}

function placeOf(id = '', index = 0, reach: PolicyReach['rules']): Place {
  return { id, index, reach: reach[index] ?? null, keeps: 'all' };
}

function checkList(
  list: 'territories' | 'segments' | 'rules',
  key: string,
  { places }: { places: readonly Place[] },
): PolicyFault[] {
  return places.flatMap((place, at) => {
    const { index, reach } = place;
    if (!reach?.takes) return [];
    if (reach.takes.length === 0) return [contradiction([list, index, key], reach)];
    return checkPlace(place, { keys: [list, index], before: places.slice(0, at) });
  });
}

function contradiction(keys: KeyPath, { known }: Reach): PolicyFault {
  const [only, ...others] = known ?? [];
  const found = only && others.length === 0 ? contradictionIn(only) : null;
  if (!found) return fault(keys, 'can never match: what it asks for excludes itself. Mend it.');
  const { first, last, rest } = found;
  const message = `can never match: nothing is "${first.wanted}" and "${last.wanted}" at once. Mend one of them.`;
  return fault(keys, message, 'error', wordExample(rest));
}

/** What nobody before it takes is left to it. */
function checkPlace(
  { id, reach }: Place,
  { keys, before }: { keys: KeyPath; before: readonly Place[] },
): PolicyFault[] {
  const all = reach?.takes ?? [];
  const example = wordExample(all);
  const final = leftOver(
    all,
    before.filter(({ keeps }) => keeps === 'all'),
  );
  if (final.rest.length === 0) {
    const message = `"${id}" is never reached: ${takenBy(final.takers)}. Move it up, or delete it.`;
    return [fault(keys, message, 'warning', example)];
  }
  const turned = leftOver(
    all,
    before.filter(({ keeps }) => keeps !== 'some'),
  );
  if (turned.rest.length > 0) return [];
  const message = `"${id}" gets only leads that a manager brings back: ${takenBy(turned.takers)}. Move it up, or delete it.`;
  return [fault(keys, message, 'warning', example)];
}

function takenBy(takers: readonly Place[]): string {
  const names = takers.map(({ id }) => `"${id}"`);
  const [only] = names;
  if (names.length === 1) return `${only} before it takes everything it could`;
  return `${names.join(' and ')} before it together take everything it could`;
}
