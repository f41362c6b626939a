/** Finds rows of the ideal customer profile that can never count, or name no territory. */
import type { Policy } from '../../model/policy/policy.ts';
import { checkName, fault, type PolicyFault } from './policy-fault.ts';

export function checkIcp({ icp, territories }: Policy): PolicyFault[] {
  if (icp === undefined) return [];
  const known = territories.map(({ id }) => id);
  return [
    ...icp.sizes.flatMap(({ from }, i) => {
      const before = icp.sizes[i - 1]?.from;
      if (before === undefined || from < before) return [];
      const message = `found ${from} after ${before}, expected the largest size first.`;
      return [fault(['icp', 'sizes', i, 'from'], message)];
    }),
    ...icp.places.flatMap((place, i) =>
      namesOf(place.territories).flatMap((name, j) =>
        checkName(['icp', 'places', i, 'territories', j], 'territory', { name, known }),
      ),
    ),
  ];
}

function namesOf(territories: 'any' | string[] | undefined): string[] {
  return Array.isArray(territories) ? territories : [];
}
