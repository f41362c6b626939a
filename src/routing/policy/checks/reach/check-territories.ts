/** Finds territories that say nothing, and those that share leads without saying whose they are. */
import type { Policy } from '../../../model/policy/policy.ts';
import type { Territory } from '../../../model/policy/territory.ts';
import { wordExample } from '../../logic/example-lead.ts';
import { leftOver } from '../../logic/leftover.ts';
import { shared, without } from '../../logic/region.ts';
import { territoryCondition } from '../../territory-condition.ts';
import { fault, type PolicyFault } from '../policy-fault.ts';
import type { PolicyReach } from './policy-reach.ts';

export function checkTerritories(policy: Policy, reach: PolicyReach): PolicyFault[] {
  return [
    ...policy.territories.flatMap(checkEmpty),
    ...policy.territories.flatMap((one, i) => checkOverlap(one, i, { policy, reach })),
  ];
}

function isEmpty(territory: Territory): boolean {
  return Object.keys(territoryCondition(territory)).length === 0;
}

function checkEmpty(territory: Territory, i: number): PolicyFault[] {
  if (!isEmpty(territory)) return [];
  const message = `"${territory.id}" says nothing about where it is, so it takes every lead that no other one takes. Name countries, regions, postal codes, industries or a size, or delete it.`;
  return [fault(['territories', i], message, 'warning', 'any lead')];
}

interface Scene {
  policy: Policy;
  reach: PolicyReach;
}

/** The first of those before it that takes the same leads, with nothing but the order to decide. */
function checkOverlap(one: Territory, i: number, { policy, reach }: Scene): PolicyFault[] {
  const own = reach.territories[i]?.takes;
  if (!own || isEmpty(one)) return [];
  const ahead = policy.territories.flatMap(({ priority }, j) =>
    priority > one.priority ? [{ reach: reach.territories[j] ?? null }] : [],
  );
  for (const [j, other] of policy.territories.slice(0, i).entries()) {
    const theirs = reach.territories[j];
    if (other.priority !== one.priority || !theirs || isEmpty(other)) continue;
    const both = shared(own, theirs);
    if (both.length === 0 || without(own, theirs).length === 0) continue;
    const example = wordExample(leftOver(both, ahead).rest);
    if (example === undefined) continue;
    const message = `"${one.id}" and "${other.id}" overlap, and both have priority ${one.priority}: "${other.id}" gets what both match, as it comes first. Give one of them a higher priority.`;
    return [fault(['territories', i], message, 'warning', example)];
  }
  return [];
}
