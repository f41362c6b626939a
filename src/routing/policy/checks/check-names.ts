/** Finds the people, pools, skills and tiers that a policy names and nobody has defined. */
import type { Policy } from '../../model/policy/policy.ts';
import { IN_CHANNEL, type Target } from '../../model/policy/target.ts';
import type { Roster } from '../../model/workspace/roster.ts';
import type { KeyPath } from '../wording.ts';
import { checkEachName, checkName, checkUnique, fault, type PolicyFault } from './policy-fault.ts';

interface Names {
  reps: string[];
  pools: string[];
  tiers: string[];
  skills: string[];
  reasons: string[];
  segments: string[];
}

/** Every name that leads nowhere, and every id that stands twice. */
export function checkNames(policy: Policy, roster: Roster): PolicyFault[] {
  const names: Names = {
    reps: idsOf(roster.reps),
    pools: idsOf(policy.pools),
    tiers: Object.keys(policy.sla),
    skills: [...new Set(roster.reps.flatMap((rep) => rep.skills))],
    reasons: idsOf(policy.reasons),
    segments: idsOf(policy.segments),
  };
  const { tiers, pools } = names;
  const { hours } = policy.quarantine;
  const calendar = hours === 'always' ? undefined : hours;
  return [
    ...checkIds(policy),
    ...checkOwners(policy, names),
    ...checkOverrides(policy, names),
    ...checkPools(policy, names),
    ...policy.segments.flatMap(({ sla }, i) =>
      checkName(['segments', i, 'sla'], 'SLA tier', { name: sla, known: tiers }),
    ),
    ...checkName(['bulk', 'sla'], 'SLA tier', { name: policy.bulk.sla, known: tiers }),
    ...policy.rules.flatMap(({ assign }, i) => checkTarget(assign, ['rules', i, 'assign'], names)),
    ...checkChannels(policy),
    ...checkName(['fallback', 'pool'], 'pool', { name: policy.fallback.pool, known: pools }),
    ...checkName(['quarantine', 'hours'], 'pool', { name: calendar, known: pools }),
  ];
}

function checkIds(policy: Policy): PolicyFault[] {
  const lists = ['pools', 'territories', 'segments', 'rules', 'reasons'] as const;
  return [
    ...lists.flatMap((list) => checkUnique([list], 'id', idsOf(policy[list]))),
    ...checkUnique(['overrides', 'reasons'], 'id', idsOf(policy.overrides.reasons)),
  ];
}

function checkOwners({ owners }: Policy, { reps }: Names): PolicyFault[] {
  return Object.entries(owners).flatMap(([task, name]) =>
    checkName(['owners', task], 'rep', { name, known: reps }),
  );
}

function checkOverrides({ overrides }: Policy, names: Names): PolicyFault[] {
  return overrides.allow.flatMap(({ who, pools, segments }, i) => {
    const keys = ['overrides', 'allow', i];
    const people = Array.isArray(who) ? who : [];
    const named = Array.isArray(pools) ? pools : [];
    return [
      ...checkEachName([...keys, 'who'], 'rep', { names: people, known: names.reps }),
      ...checkEachName([...keys, 'pools'], 'pool', { names: named, known: names.pools }),
      ...checkEachName([...keys, 'segments'], 'segment', {
        names: segments,
        known: names.segments,
      }),
    ];
  });
}

function checkPools({ pools }: Policy, names: Names): PolicyFault[] {
  return pools.flatMap((pool, i) => {
    const keys = ['pools', i];
    return [
      ...Object.keys(pool.members).flatMap((name) =>
        checkName([...keys, 'members', name], 'rep', { name, known: names.reps }),
      ),
      ...Object.keys(pool.ramps ?? {}).flatMap((name) =>
        checkName([...keys, 'ramps', name], 'rep', { name, known: names.reps }),
      ),
      ...checkName([...keys, 'manager'], 'rep', { name: pool.manager, known: names.reps }),
      ...checkName([...keys, 'overflow'], 'pool', { name: pool.overflow, known: names.pools }),
      ...checkEachName([...keys, 'refund'], 'reason', { names: pool.refund, known: names.reasons }),
    ];
  });
}

/** Slack's ids of channels are in capitals, those of people in a roster never are. */
const CHANNEL = /^[CG][A-Z0-9]+$/;

function checkTarget(target: Target, keys: KeyPath, names: Names): PolicyFault[] {
  const { reps, pools, skills } = names;
  if ('rep' in target) return checkName([...keys, 'rep'], 'rep', { name: target.rep, known: reps });
  if ('notify' in target) {
    const name = CHANNEL.test(target.notify) ? undefined : target.notify;
    return checkName([...keys, 'notify'], 'rep or channel', { name, known: reps });
  }
  if (!('pool' in target)) return [];
  return [
    ...checkName([...keys, 'pool'], 'pool', { name: target.pool, known: pools }),
    ...(['require_skills', 'prefer_skills'] as const).flatMap((list) =>
      checkEachName([...keys, list], 'skill', { names: target[list], known: skills }),
    ),
    ...checkEachName([...keys, 'exclude'], 'rep', { names: target.exclude, known: reps }),
    ...checkAsk(target, keys),
  ];
}

/** A number that says nothing by itself. */
function checkAsk({ offer, ask }: Extract<Target, { pool: string }>, keys: KeyPath): PolicyFault[] {
  if (ask === undefined || offer === 'first_to_claim') return [];
  const message = `found ${ask} and nobody to ask at once, expected "offer: first_to_claim" beside it. Add that, or take "ask" out.`;
  return [fault([...keys, 'ask'], message)];
}

/** A rule that asks in a channel needs one in its pool. */
function checkChannels({ rules, pools }: Policy): PolicyFault[] {
  return rules.flatMap(({ assign }, i) => {
    if (!('pool' in assign) || assign.ask !== IN_CHANNEL) return [];
    const pool = pools.find(({ id }) => id === assign.pool);
    if (!pool || pool.channel !== undefined) return [];
    const message = `found ${IN_CHANNEL}, and the pool "${pool.id}" has none. Give the pool a channel, or ask 1 to 10 of it.`;
    return [fault(['rules', i, 'assign', 'ask'], message)];
  });
}

function idsOf(list: readonly { id: string }[]): string[] {
  return list.map(({ id }) => id);
}
