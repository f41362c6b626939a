/** Loads what somebody may see of who got what: the pools for managers, their own week for reps. */
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { PoolRow, WeekView } from '../../routing/model/cards/fairness-cards.ts';
import type { Context } from '../context.ts';
import { findPerformer } from '../steps/permission.ts';
import { loadWeek } from './load-week.ts';
import { poolRowsOf } from './pool-rows.ts';
import { loadPoolScene } from './pool-scene.ts';

export type Report =
  | { outcome: 'pools'; pools: PoolRow[] }
  /** Null for who is in no pool. */
  | { outcome: 'own'; week: WeekView | null };

export async function loadReport(ctx: Context, { actor }: { actor: Actor }): Promise<Report> {
  const performer = await findPerformer(ctx.db.read, actor);
  const scene = await loadPoolScene(ctx);
  if (performer && hasRole(performer.role, 'manager')) {
    return { outcome: 'pools', pools: poolRowsOf(scene) };
  }
  const repId = performer?.rep?.id;
  return {
    outcome: 'own',
    week: repId === undefined ? null : await loadWeek(ctx, { scene, repId }),
  };
}
