/** Draws each pool as managers see it: who could take a lead, and who is furthest from even. */
import type { PoolRow } from '../../routing/model/cards/fairness-cards.ts';
import type { Pool } from '../../routing/model/policy/policy.ts';
import { isPaused, type PoolScene, recentSharesOf, turnsOf } from './pool-scene.ts';

/** Less than this either way is no news. */
const EVEN = 0.05;

/** Those that are paused first, then as in the policy. */
export function poolRowsOf(scene: PoolScene): PoolRow[] {
  const rows = scene.pools.map((pool) => rowOf(scene, pool));
  return rows.toSorted((a, b) => Number(b.paused) - Number(a.paused));
}

function rowOf(scene: PoolScene, pool: Pool): PoolRow {
  const { verdicts } = turnsOf(scene, pool, false);
  const members = verdicts.filter(({ why }) => why.code !== 'pool.weight_zero');
  const full = members.filter(({ why }) => why.code.startsWith('capacity.'));
  const { leads, rows } = recentSharesOf(scene, pool);
  const [furthest] = rows.toSorted((a, b) => Math.abs(b.owed) - Math.abs(a.owed));
  const isEven = !furthest || Math.abs(furthest.owed) < EVEN;
  return {
    pool: pool.id,
    paused: isPaused(scene, pool),
    members: members.length,
    available: members.filter(({ eligible }) => eligible).length,
    full: full.length,
    leads,
    furthest: isEven ? null : { name: furthest.name, owed: furthest.owed },
  };
}
