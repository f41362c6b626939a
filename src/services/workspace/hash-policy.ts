/** Names a policy by its content, so that the same rules never become a second version. */
import { createHash } from 'node:crypto';
import type { Policy } from '../../routing/model/policy/policy.ts';

/**
 * SHA-256 of the policy's canonical text. `based_on` is left out: it says where an edit began, not
 * what the rules are.
 */
export function hashPolicy(policy: Policy): string {
  const { based_on: _, ...rules } = policy;
  return createHash('sha256').update(canonicalText(rules)).digest('hex');
}

/** JSON with sorted keys: PostgreSQL gives stored keys back in an order of its own. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
