/** Finds everything that is wrong with a policy before it is published, against its roster. */
import type { Policy } from '../../model/policy/policy.ts';
import type { Target } from '../../model/policy/target.ts';
import type { Roster } from '../../model/workspace/roster.ts';
import { checkAccountMatch } from './check-account-match.ts';
import { checkConditions } from './check-conditions.ts';
import { checkIcp } from './check-icp.ts';
import { checkName, checkUnique, fault, type PolicyFault } from './policy-fault.ts';

interface Names {
  reps: string[];
  pools: string[];
  tiers: string[];
  skills: string[];
  reasons: string[];
}

/**
 * Every fault of a policy whose single values are already valid: names nobody defined, ids used
 * twice, empty pools, broken conditions, rules that can never be reached. Pure; an empty list
 * means that `compilePolicy` will not throw.
 */
export function checkPolicy(policy: Policy, roster: Roster): PolicyFault[] {
  const names: Names = {
    reps: roster.reps.map((rep) => rep.id),
    pools: policy.pools.map((pool) => pool.id),
    tiers: Object.keys(policy.sla),
    skills: [...new Set(roster.reps.flatMap((rep) => rep.skills))],
    reasons: policy.reasons.map((reason) => reason.id),
  };
  return [
    ...checkIds(policy),
    ...checkPools(policy, names),
    ...policy.segments.flatMap(({ sla }, i) =>
      checkName(['segments', i, 'sla'], 'SLA tier', { name: sla, known: names.tiers }),
    ),
    ...checkName(['bulk', 'sla'], 'SLA tier', { name: policy.bulk.sla, known: names.tiers }),
    ...policy.rules.flatMap(({ assign }, i) => checkTarget(assign, ['rules', i, 'assign'], names)),
    ...checkPoolSkills(policy, roster),
    ...checkName(['fallback', 'pool'], 'pool', { name: policy.fallback.pool, known: names.pools }),
    ...checkAccountMatch(policy),
    ...checkQuarantine(policy, names),
    ...checkIcp(policy),
    ...checkConditions(policy),
    ...checkReach(policy),
  ];
}

function checkIds(policy: Policy): PolicyFault[] {
  const lists = ['pools', 'territories', 'segments', 'rules', 'reasons'] as const;
  return lists.flatMap((list) =>
    checkUnique(
      [list],
      'id',
      policy[list].map((one) => one.id),
    ),
  );
}

function checkPools({ pools }: Policy, names: Names): PolicyFault[] {
  return pools.flatMap((pool, i) => {
    const keys = ['pools', i];
    const empty = Object.values(pool.members).every((weight) => weight === 0);
    const message = `found nobody with a weight above 0 in "${pool.id}", expected at least one rep.`;
    return [
      ...Object.keys(pool.members).flatMap((name) =>
        checkName([...keys, 'members', name], 'rep', { name, known: names.reps }),
      ),
      ...checkName([...keys, 'manager'], 'rep', { name: pool.manager, known: names.reps }),
      ...(pool.refund ?? []).flatMap((name, j) =>
        checkName([...keys, 'refund', j], 'reason', { name, known: names.reasons }),
      ),
      ...(empty ? [fault([...keys, 'members'], message)] : []),
    ];
  });
}

function checkTarget(target: Target, keys: (string | number)[], names: Names): PolicyFault[] {
  if ('rep' in target) {
    return checkName([...keys, 'rep'], 'rep', { name: target.rep, known: names.reps });
  }
  if (!('pool' in target)) return [];
  return [
    ...checkName([...keys, 'pool'], 'pool', { name: target.pool, known: names.pools }),
    ...(['require_skills', 'prefer_skills'] as const).flatMap((list) =>
      target[list].flatMap((name, i) =>
        checkName([...keys, list, i], 'skill', { name, known: names.skills }),
      ),
    ),
  ];
}

/** `hours` names a pool, and a page that comes before the first reminder surprises everybody. */
function checkQuarantine({ quarantine }: Policy, { pools }: Names): PolicyFault[] {
  const { hours, review, page_after: pageAfter } = quarantine;
  const name = hours === 'always' ? undefined : hours;
  const isHasty = pageAfter > 0 && pageAfter < review;
  const message = 'pages before the managers are told: it is shorter than "review".';
  return [
    ...checkName(['quarantine', 'hours'], 'pool', { name, known: pools }),
    ...(isHasty ? [fault(['quarantine', 'page_after'], message, 'warning')] : []),
  ];
}

/** A skill somebody has, but nobody in the pool: the rule matches and never finds anyone. */
function checkPoolSkills({ rules, pools }: Policy, roster: Roster): PolicyFault[] {
  return rules.flatMap(({ assign }, i) => {
    if (!('pool' in assign) || assign.require_skills.length === 0) return [];
    const members = pools.find((pool) => pool.id === assign.pool)?.members;
    const needed = assign.require_skills;
    const able = roster.reps.some(
      (rep) => (members?.[rep.id] ?? 0) > 0 && needed.every((skill) => rep.skills.includes(skill)),
    );
    const known = needed.every((skill) => roster.reps.some((rep) => rep.skills.includes(skill)));
    if (members === undefined || able || !known) return [];
    const message = `found nobody in the pool "${assign.pool}" with ${needed.join(' and ')}.`;
    return [fault(['rules', i, 'assign', 'require_skills'], message, 'warning')];
  });
}

/** What stands after a rule or a segment that takes everything can never be reached. */
function checkReach(policy: Policy): PolicyFault[] {
  const takesAll = {
    rules: policy.rules.findIndex(({ when, assign }) => isEmpty(when) && isFinal(assign)),
    segments: policy.segments.findIndex(({ when }) => isEmpty(when)),
  };
  return (['rules', 'segments'] as const).flatMap((list) => {
    const first = takesAll[list];
    return policy[list].flatMap(({ id }, i) => {
      if (first < 0 || i <= first) return [];
      const message = `"${id}" is never reached: "${policy[list][first]?.id}" before it takes everything. Move it up.`;
      return [fault([list, i], message, 'warning')];
    });
  });
}

function isEmpty(condition: object): boolean {
  return Object.keys(condition).length === 0;
}

/** Does a lead that matched never go on to the next rule? */
function isFinal(target: Target): boolean {
  if ('to' in target) return false;
  return !('else' in target) || target.else !== 'next_rule';
}
