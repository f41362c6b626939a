/** Finds what is wrong between the lines of a roster: ids used twice, managers nobody knows. */
import { hasRole } from '../../model/actor.ts';
import type { Roster } from '../../model/workspace/roster.ts';
import { findRings } from './people/find-rings.ts';
import { checkName, checkUnique, fault, type PolicyFault } from './policy-fault.ts';

/** Nobody is above a ring: whoever looks for the next manager would never come to an end. */
function checkManagers(reps: Roster['reps']): PolicyFault[] {
  const above = new Map(reps.map(({ id, manager }) => [id, manager]));
  return findRings(above).map((ring) => {
    const i = reps.findIndex(({ id }) => id === ring[0]);
    const way = [...ring, ring[0]].map((id) => `"${id}"`).join(' → ');
    const message = `are managers of each other: ${way}. Let one of them have no manager.`;
    return fault(['reps', i, 'manager'], message, 'warning');
  });
}

/** Every fault of a roster whose single values are already valid. */
export function checkRoster({ reps }: Roster): PolicyFault[] {
  const ids = reps.map((rep) => rep.id);
  const managers = reps.filter((rep) => hasRole(rep.role, 'manager')).map((rep) => rep.id);
  return [
    ...checkUnique(['reps'], 'id', ids),
    ...checkUnique(
      ['reps'],
      'slack',
      reps.map((rep) => rep.slack),
    ),
    ...checkUnique(
      ['reps'],
      'email',
      reps.map((rep) => rep.email),
    ),
    ...checkManagers(reps),
    ...reps.flatMap(({ manager }, i) => {
      const keys = ['reps', i, 'manager'];
      const unknown = checkName(keys, 'rep', { name: manager, known: ids });
      if (unknown.length > 0 || manager === undefined || managers.includes(manager)) return unknown;
      const message = `found "${manager}", who has the role rep. Give them the role manager.`;
      return [fault(keys, message, 'warning')];
    }),
  ];
}
