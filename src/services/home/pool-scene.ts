/** Reads what the turns of all pools are judged by: people, lags, pauses, and recent figures. */
import { loadLags } from '../../db/leads/ledger-store.ts';
import { listPauses } from '../../db/workspace/settings-store.ts';
import type { QueueFigures } from '../../routing/fairness/figures.ts';
import { type PoolShares, sharesOf } from '../../routing/fairness/shares.ts';
import { whoIsNext } from '../../routing/fairness/who-is-next.ts';
import type { Lags } from '../../routing/model/decision.ts';
import { countsUnits, type Pool } from '../../routing/model/policy/policy.ts';
import type { Context } from '../context.ts';
import { loadRecentFigures } from '../reports/recent-figures.ts';
import { candidatesOf, loadTeam, type Team } from '../steps/placing/load-team.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';

export interface PoolScene {
  now: Date;
  team: Team;
  /** In the order of the policy. */
  pools: Pool[];
  /** Some leads count for more than one. */
  inUnits: boolean;
  lags: Record<string, Lags>;
  /** Pools, or `all`. */
  paused: string[];
  /** Of the last seven days. */
  figures: QueueFigures[];
}

export async function loadPoolScene(ctx: Context): Promise<PoolScene> {
  const from = ctx.db.read;
  const now = ctx.clock.now();
  const policy = (await loadLivePolicy(ctx))?.compiled ?? null;
  return {
    now,
    team: await loadTeam(from, now),
    pools: [...(policy?.pools.values() ?? [])],
    inUnits: policy !== null && countsUnits(policy.policy),
    lags: await loadLags(from),
    paused: await listPauses(from),
    figures: await loadRecentFigures(ctx),
  };
}

export function isPaused({ paused }: PoolScene, { id }: Pool): boolean {
  return paused.includes(id) || paused.includes('all');
}

/** What an ordinary lead would meet now. */
export function turnsOf(
  { now, team, lags, inUnits }: PoolScene,
  pool: Pool,
  paused: boolean,
): ReturnType<typeof whoIsNext> {
  const candidates = candidatesOf(team, new Map());
  const units = inUnits ? 1 : null;
  return whoIsNext({ pool, candidates, lags: lags[pool.id] ?? {}, paused, now, units });
}

export function recentSharesOf({ figures }: PoolScene, { id }: Pool): PoolShares {
  return sharesOf(figures.filter(({ poolId }) => poolId === id));
}
