/** Loads the state of routing at a glance: pools, people, counts. */
import { countByState } from '../../db/leads/lead-store.ts';
import { listPauses } from '../../db/workspace/settings-store.ts';
import type { TeamRow } from '../../routing/model/cards/cards.ts';
import type { Context } from '../context.ts';
import { loadTeamRows } from '../views/team-rows.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';

export interface Status {
  pools: { id: string; paused: boolean; available: number; members: number }[];
  pausedAll: boolean;
  team: TeamRow[];
  /** Leads by state, closed ones left out. */
  counts: Record<string, number>;
  policyVersion: number | null;
}

export async function loadStatus(ctx: Context): Promise<Status> {
  const from = ctx.db.read;
  const live = await loadLivePolicy(ctx);
  const paused = await listPauses(from);
  const team = await loadTeamRows(from, ctx.clock.now());
  const available = new Set(
    team.filter((one) => one.state === 'available').map((one) => one.repId),
  );
  const pools = [...(live?.compiled.pools.values() ?? [])].map(({ id, members }) => {
    const ids = Object.keys(members).filter((repId) => (members[repId] ?? 0) > 0);
    const free = ids.filter((repId) => available.has(repId));
    return { id, paused: paused.includes(id), available: free.length, members: ids.length };
  });
  return {
    pools,
    pausedAll: paused.includes('all'),
    team,
    counts: await countByState(from),
    policyVersion: live?.version ?? null,
  };
}
