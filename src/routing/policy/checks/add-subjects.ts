/** Adds to each fault what it is about, and a lead that would meet it. */
import type { Policy } from '../../model/policy/policy.ts';
import { wordExample } from '../logic/example-lead.ts';
import type { PolicyFault } from './policy-fault.ts';
import { type PolicyReach, reachOfPolicy } from './reach/policy-reach.ts';
import { subjectOf } from './subject.ts';

export function addSubjects(
  faults: readonly PolicyFault[],
  policy: Policy,
  reach: PolicyReach = reachOfPolicy(policy),
): PolicyFault[] {
  return faults.map((one) => {
    const subject = subjectOf(one.keys, policy);
    const example = one.example ?? exampleFor(one, { policy, reach });
    return {
      ...one,
      ...(subject !== undefined && { subject }),
      ...(example !== undefined && { example }),
    };
  });
}

/** Of a pool: a lead of the first rule that draws from it. */
function exampleFor(
  { keys: [list, index] }: PolicyFault,
  { policy, reach }: { policy: Policy; reach: PolicyReach },
): string | undefined {
  if (typeof index !== 'number') return undefined;
  if (list === 'rules' || list === 'segments' || list === 'territories') {
    return wordExample(reach[list][index]?.takes ?? null);
  }
  if (list !== 'pools') return undefined;
  const id = policy.pools[index]?.id;
  const rule = policy.rules.findIndex(({ assign }) => 'pool' in assign && assign.pool === id);
  return wordExample(reach.rules[rule]?.takes ?? null);
}
