/** Says whether a policy looks at the addresses of people, which decisions do not keep. */
import type { CompiledPolicy } from '../../../routing/policy/compile-policy.ts';
import { asksForgotten } from '../../../routing/policy/kept-facts.ts';

export function asksForAddress({ rules, segments, territories }: CompiledPolicy): boolean {
  const entries = [...rules.entries, ...segments.entries, ...territories.entries];
  return entries.some(({ predicate }) => asksForgotten(predicate));
}
