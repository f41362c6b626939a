/** Finds the names that lead nowhere, in the live policy, the accounts and the roster. */
import type { Reader } from '../../db/database.ts';
import { countAccountsByOwner } from '../../db/workspace/account-store.ts';
import { listRepRecords, loadRepStates } from '../../db/workspace/team-store.ts';
import { findStaleMappings, type StaleMapping } from '../../routing/people/stale-mappings.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';

/** `without`: as if these were off the roster already. */
export async function loadStaleMappings(
  from: Reader,
  { without = [] }: { without?: readonly string[] } = {},
): Promise<StaleMapping[]> {
  const live = await loadLivePolicyIn(from);
  const states = await loadRepStates(from);
  const present = (await listRepRecords(from)).filter(({ id }) => !without.includes(id));
  const people = present.map(({ id, profile, slackUserId }) => ({
    repId: id,
    name: profile.name,
    hasLeft: Boolean(states.get(id)?.deactivatedAt),
    hasSlackUser: slackUserId !== null,
    crm: profile.crm,
  }));
  const accounts = await countAccountsByOwner(from);
  return findStaleMappings({ policy: live?.compiled.policy ?? null, people, accounts });
}
