/** Loads the state of routing at a glance: pools, people, counts. */
import { countByState } from '../../db/leads/lead-store.ts';
import { listPauses } from '../../db/workspace/settings-store.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { PoolRow, StandingRow } from '../../routing/model/cards/fairness-cards.ts';
import type { Context } from '../context.ts';
import { findPerformer } from '../steps/permission.ts';
import { loadStandings } from '../views/team-rows.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';
import { poolRowsOf } from './pool-rows.ts';
import { loadPoolScene } from './pool-scene.ts';

export interface Status {
  /** Empty for whoever may see no figures of people. */
  pools: PoolRow[];
  /** Pools, or `all`. */
  paused: string[];
  team: StandingRow[];
  /** Leads by state, closed ones left out. */
  counts: Record<string, number>;
  policyVersion: number | null;
  /** Whoever asks is an admin. */
  admin: boolean;
}

/** Who is available is for everybody; figures of others are for managers. */
export async function loadStatus(ctx: Context, { actor }: { actor: Actor }): Promise<Status> {
  const from = ctx.db.read;
  const performer = await findPerformer(from, actor);
  const manages = performer !== null && hasRole(performer.role, 'manager');
  return {
    pools: manages ? poolRowsOf(await loadPoolScene(ctx)) : [],
    paused: await listPauses(from),
    team: await loadStandings(ctx, performer),
    counts: await countByState(from),
    policyVersion: (await loadLivePolicy(ctx))?.version ?? null,
    admin: performer?.role === 'admin',
  };
}
