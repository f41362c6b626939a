/** Finds what is wrong with a policy today, by what is stored: pools whose people are all gone. */
import type { Reader } from '../../db/database.ts';
import { isMember, type Policy, type Pool } from '../../routing/model/policy/policy.ts';
import { reasonText } from '../../routing/model/reasons.ts';
import { addSubjects } from '../../routing/policy/checks/add-subjects.ts';
import { fault, type PolicyFault } from '../../routing/policy/checks/policy-fault.ts';
import { loadTeam, type Team } from '../steps/placing/load-team.ts';

interface Today {
  policy: Policy;
  team: Team;
}

/** Each looks at one thing; what leads of the past would have met can be looked at here as well. */
const CHECKS: readonly ((today: Today) => PolicyFault[])[] = [checkPools];

/** Warnings only: who is away today comes back, and no policy is wrong for it. */
export async function checkAgainstStore(
  from: Reader,
  policy: Policy,
  now: Date,
): Promise<PolicyFault[]> {
  const today = { policy, team: await loadTeam(from, now) };
  const faults = CHECKS.flatMap((check) => check(today));
  return faults.length === 0 ? [] : addSubjects(faults, policy);
}

function checkPools({ policy, team }: Today): PolicyFault[] {
  return policy.pools.flatMap((pool, i) => {
    const members = Object.keys(pool.members).filter((id) => isMember(pool, id));
    const absences = members.map((id) => absenceOf(id, pool, team));
    if (members.length === 0 || absences.includes(null)) return [];
    const message = `nobody of "${pool.id}" can take a lead now: ${absences.join('; ')}. Add somebody who is there${overflowHint(pool)}.`;
    return [fault(['pools', i, 'members'], message, 'warning')];
  });
}

/** Who cannot be offered anything, and until when; null for who can, be it in the next shift. */
function absenceOf(id: string, { timezone }: Pool, team: Team): string | null {
  const member = team.get(id);
  if (!member) return `${id} is not on the roster`;
  const { shift, record } = member;
  if (shift.state !== 'unavailable') return null;
  return `${record.profile.name}, ${reasonText(shift.reason, timezone)}`;
}

function overflowHint({ overflow }: Pool): string {
  return overflow === undefined ? ', or name a pool it overflows to' : '';
}
