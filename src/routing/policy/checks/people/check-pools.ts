/** Finds pools and rules that have nobody to give a lead to, and pools that overflow in a ring. */
import type { Policy, Pool } from '../../../model/policy/policy.ts';
import type { Rule } from '../../../model/policy/target.ts';
import type { Rep, Roster } from '../../../model/workspace/roster.ts';
import { fault, type PolicyFault } from '../policy-fault.ts';
import { askedPools } from './asked-pools.ts';
import { findRings } from './find-rings.ts';

export function checkPools(policy: Policy, roster: Roster): PolicyFault[] {
  return [
    ...policy.pools.flatMap(checkEmpty),
    ...policy.pools.flatMap((pool, i) => checkRamps(pool, i, roster)),
    ...checkOverflow(policy),
    ...policy.rules.flatMap((rule, i) => checkWishes(rule, i, { policy, roster })),
    ...checkLeftOut(policy, roster),
  ];
}

/** Who follows a group of Slack may be named by nobody. */
function checkEmpty({ id, members, follows }: Pool, i: number): PolicyFault[] {
  const isEmpty = Object.values(members).every((weight) => weight === 0);
  if (!isEmpty || follows !== undefined) return [];
  const message = `found nobody with a weight above 0 in "${id}", expected at least one rep.`;
  return [fault(['pools', i, 'members'], message)];
}

/** Who follows a group of Slack may come to be a member without being named. */
function checkRamps(
  { id, members, ramps = {}, follows }: Pool,
  i: number,
  { reps }: Roster,
): PolicyFault[] {
  if (follows !== undefined) return [];
  const known = Object.keys(ramps).filter((rep) => reps.some((one) => one.id === rep));
  return known.flatMap((rep) => {
    if ((members[rep] ?? 0) > 0) return [];
    const message = `found a ramp for "${rep}", who has no weight in "${id}", so it does nothing. Add ${rep} to its members, or take the ramp out.`;
    return [fault(['pools', i, 'ramps', rep], message, 'warning')];
  });
}

function checkOverflow({ pools }: Policy): PolicyFault[] {
  const next = new Map(pools.map(({ id, overflow }) => [id, overflow]));
  return findRings(next).map((ring) => {
    const i = pools.findIndex(({ id }) => id === ring[0]);
    const way = [...ring, ring[0]].map((id) => `"${id}"`).join(' → ');
    const message = `overflows in a ring: ${way}. Let the last of them overflow nowhere.`;
    return fault(['pools', i, 'overflow'], message);
  });
}

/** Skills that somebody has and people who exist, and nobody in the pool is left. */
function checkWishes(
  { assign }: Rule,
  i: number,
  { policy, roster }: { policy: Policy; roster: Roster },
): PolicyFault[] {
  if (!('pool' in assign)) return [];
  const { require_skills: needed, exclude = [] } = assign;
  const asked = askedPools(policy, assign.pool);
  const isOpen = asked.length === 0 || asked.some(({ follows }) => follows !== undefined);
  const hasSkills = (rep: Rep) => needed.every((skill) => rep.skills.includes(skill));
  const able = roster.reps.filter((rep) => isMember(asked, rep.id) && hasSkills(rep));
  const isKnown = needed.every((skill) => roster.reps.some((rep) => rep.skills.includes(skill)));
  if (isOpen || !isKnown || able.some(({ id }) => !exclude.includes(id))) return [];
  if (needed.length + exclude.length === 0) return [];
  const skilled = needed.length > 0 ? ` with ${needed.join(' and ')}` : '';
  const others = able.length > 0 ? ` who is not excluded` : '';
  const pools = asked.map(({ id }) => `"${id}"`).join(' and ');
  const mend = able.length > 0 ? 'Exclude fewer people' : 'Add somebody who has it';
  const message = `found nobody in ${pools}${skilled}${others}. ${mend}, or name another pool.`;
  const key = able.length > 0 ? 'exclude' : 'require_skills';
  return [fault(['rules', i, 'assign', key], message, 'warning')];
}

function isMember(pools: readonly Pool[], repId: string): boolean {
  return pools.some(({ members }) => (members[repId] ?? 0) > 0);
}

/** Somebody with the role rep whom no pool and no rule names: most likely forgotten. */
function checkLeftOut({ pools, rules }: Policy, { reps }: Roster): PolicyFault[] {
  const ids = reps.map(({ id }) => id);
  // Somebody misspelt is in a pool in spirit, and who follows a group of Slack is not known here.
  const isUnsure = pools.some(
    ({ follows, members }) =>
      follows !== undefined || Object.keys(members).some((id) => !ids.includes(id)),
  );
  if (isUnsure) return [];
  const named = rules.flatMap(({ assign }) => ('rep' in assign ? [assign.rep] : []));
  const forgotten = reps.filter(
    ({ id, role }) => role === 'rep' && !named.includes(id) && !isMember(pools, id),
  );
  if (forgotten.length === 0) return [];
  const who = forgotten.map(({ id }) => id).join(', ');
  const [are, them] = forgotten.length === 1 ? ['is', 'this rep'] : ['are', 'these reps'];
  const message = `${who} ${are} in no pool: no lead reaches ${them} but those of their own accounts. Add them to the members of one.`;
  return [fault(['pools'], message, 'warning')];
}
