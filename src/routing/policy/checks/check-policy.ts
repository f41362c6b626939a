/** Finds everything that is wrong with a policy before it is published, against its roster. */
import type { Policy } from '../../model/policy/policy.ts';
import type { Roster } from '../../model/workspace/roster.ts';
import { addSubjects } from './add-subjects.ts';
import { checkAccountMatch } from './check-account-match.ts';
import { checkConditions } from './check-conditions.ts';
import { checkIcp } from './check-icp.ts';
import { checkNames } from './check-names.ts';
import { checkEscalation } from './people/check-escalation.ts';
import { checkPools } from './people/check-pools.ts';
import { checkUnits } from './people/check-units.ts';
import { fault, type PolicyFault } from './policy-fault.ts';
import { checkReach } from './reach/check-reach.ts';
import { checkTerritories } from './reach/check-territories.ts';
import { reachOfPolicy } from './reach/policy-reach.ts';

/**
 * Every fault of a policy whose single values are already valid: names nobody defined, ids used
 * twice, empty pools, broken conditions, rules that can never be reached. Pure; without an error
 * among them `compilePolicy` will not throw.
 */
export function checkPolicy(policy: Policy, roster: Roster): PolicyFault[] {
  const reach = reachOfPolicy(policy);
  const faults = [
    ...checkNames(policy, roster),
    ...checkPools(policy, roster),
    ...checkUnits(policy, roster, reach),
    ...checkEscalation(policy, roster),
    ...checkAccountMatch(policy),
    ...checkQuarantine(policy),
    ...checkTiming(policy),
    ...checkIcp(policy),
    ...checkConditions(policy),
    ...checkReach(policy, reach),
    ...checkTerritories(policy, reach),
  ];
  return addSubjects(faults, policy, reach);
}

/** A page that comes before the first reminder surprises everybody. */
function checkQuarantine({ quarantine }: Policy): PolicyFault[] {
  const { review, page_after: pageAfter } = quarantine;
  if (pageAfter === 0 || pageAfter >= review) return [];
  const message = 'pages before the managers are told: it is shorter than "review".';
  return [fault(['quarantine', 'page_after'], message, 'warning')];
}

/** A time that begins with the CRM's confirmation would never begin without an owner to confirm. */
function checkTiming({ sla_starts_at: startsAt, crm_owner_at: ownerAt }: Policy): PolicyFault[] {
  if (startsAt !== 'crm_confirmed' || ownerAt === 'offer') return [];
  const message = `found "crm_confirmed" beside crm_owner_at: ${ownerAt}, expected crm_owner_at: offer. Only then has the CRM an owner to confirm before the claim. Or write sla_starts_at: delivered.`;
  return [fault(['sla_starts_at'], message)];
}
