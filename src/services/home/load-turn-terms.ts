/** Loads what the pools of one rep say about turns. */
import type { TurnTerms } from '../../routing/model/cards/fairness-cards.ts';
import { isMember, type Pool } from '../../routing/model/policy/policy.ts';
import type { Context } from '../context.ts';
import { loadPoolScene, type PoolScene, recentSharesOf } from './pool-scene.ts';

/** Of oneself; nothing for who is in no pool. */
export async function loadTurnTerms(
  ctx: Context,
  { repId }: { repId: string },
): Promise<TurnTerms[]> {
  const scene = await loadPoolScene(ctx);
  const pools = scene.pools.filter((pool) => isMember(pool, repId));
  return pools.map((pool) => termsOf(scene, pool, repId));
}

function termsOf(scene: PoolScene, pool: Pool, repId: string): TurnTerms {
  const own = recentSharesOf(scene, pool).rows.find(({ rep }) => rep === repId);
  return {
    pool: pool.id,
    weight: pool.members[repId] ?? 0,
    percent: own?.percent ?? 100,
    share: own?.share ?? 0,
    byLoad: pool.count === 'load',
    ownerMatches: pool.count_owner_matches,
    overrides: pool.count_overrides,
    catchUp: { leads: pool.catch_up.leads, oneIn: pool.catch_up.one_in },
    refundLimit: pool.refund_limit,
    atOnce: pool.backlog_at_once,
  };
}
