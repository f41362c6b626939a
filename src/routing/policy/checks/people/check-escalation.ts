/** Finds pools of which nobody can be told that a lead was not claimed in time. */
import type { Policy, Pool } from '../../../model/policy/policy.ts';
import type { Roster } from '../../../model/workspace/roster.ts';
import { fault, type PolicyFault } from '../policy-fault.ts';

/** The pool's channel, the managers' channel, a manager, an admin: any of them is enough. */
export function checkEscalation({ pools, sla }: Policy, roster: Roster): PolicyFault[] {
  const tiers = Object.keys(sla).filter((id) =>
    sla[id]?.on_breach.some((step) => step.do === 'escalate'),
  );
  const isAnyone = roster.channels.managers !== undefined || roster.reps.some(isInCharge);
  if (tiers.length === 0 || isAnyone) return [];
  return pools.flatMap((pool, i) => {
    if (pool.channel !== undefined || hasManager(pool, roster)) return [];
    const which = `${tiers.length === 1 ? 'the tier' : 'the tiers'} ${tiers.join(' and ')}`;
    const verb = tiers.length === 1 ? 'escalates' : 'escalate';
    const message = `${which} ${verb}, and nobody can be told of an unclaimed lead of "${pool.id}". Give the pool a channel or a manager, or somebody the role admin in roster.yml.`;
    return [fault(['pools', i], message, 'warning')];
  });
}

function isInCharge({ role }: Roster['reps'][number]): boolean {
  return role !== 'rep';
}

function hasManager({ manager, members }: Pool, { reps }: Roster): boolean {
  const ids = reps.map(({ id }) => id);
  const asked = reps.filter(({ id }) => (members[id] ?? 0) > 0);
  const hasOwn = asked.length > 0 && asked.every((rep) => ids.includes(rep.manager ?? ''));
  return hasOwn || ids.includes(manager ?? '');
}
