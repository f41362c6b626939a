/** Says of each tier how long a rep has, and how many leads have it now. */
import type { Reader } from '../../db/database.ts';
import { countOpenByTier } from '../../db/leads/lead-counts.ts';
import type { TierGlance } from '../../routing/model/cards/standings/overview.ts';
import type { CompiledPolicy } from '../../routing/policy/compile-policy.ts';

/** Those the policy names, and a default that leads have, such as that of files. */
export async function glanceAtTiers(
  from: Reader,
  { policy, tier: tierOf }: CompiledPolicy,
): Promise<TierGlance[]> {
  const counts = await countOpenByTier(from);
  const named = Object.keys(policy.sla);
  const inUse = [...counts.keys()].filter((id) => tierOf(id).id === id);
  return [...new Set([...named, ...inUse])].map((id) => {
    const { claim, first_touch, hours } = tierOf(id);
    const open = counts.get(id) ?? 0;
    return { id, claim, first_touch, hours, open, editable: named.includes(id) };
  });
}
