/** Adds to each fault what it is about, and a lead that would meet it. */
import type { Policy } from '../../model/policy/policy.ts';
import { wordExample } from '../logic/example-lead.ts';
import type { PolicyFault } from './policy-fault.ts';
import type { PolicyReach } from './reach/policy-reach.ts';

const KINDS = {
  rules: 'rule',
  segments: 'segment',
  territories: 'territory',
  pools: 'pool',
} as const;

export function addSubjects(
  faults: readonly PolicyFault[],
  policy: Policy,
  reach: PolicyReach,
): PolicyFault[] {
  return faults.map((one) => {
    const [list, index] = one.keys;
    if (!isKind(list) || typeof index !== 'number') return one;
    const example = one.example ?? exampleFor(list, index, { policy, reach });
    const subject = `${KINDS[list]} ${policy[list][index]?.id ?? index + 1}`;
    return { ...one, subject, ...(example !== undefined && { example }) };
  });
}

function isKind(key: unknown): key is keyof typeof KINDS {
  return typeof key === 'string' && Object.hasOwn(KINDS, key);
}

/** Of a pool: a lead of the first rule that draws from it. */
function exampleFor(
  list: keyof typeof KINDS,
  index: number,
  { policy, reach }: { policy: Policy; reach: PolicyReach },
): string | undefined {
  if (list !== 'pools') return wordExample(reach[list][index]?.takes ?? null);
  const id = policy.pools[index]?.id;
  const rule = policy.rules.findIndex(({ assign }) => 'pool' in assign && assign.pool === id);
  return wordExample(reach.rules[rule]?.takes ?? null);
}
