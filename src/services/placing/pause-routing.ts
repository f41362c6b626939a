/** Pauses or resumes a pool or all routing: intake stays open, new leads wait on hold. */
import { countByState } from '../../db/leads/lead-store.ts';
import { setPause } from '../../db/workspace/settings-store.ts';
import { type Actor, actorName, hasRole } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { findPerformer, type Refusal, refuse } from '../steps/permission.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { audit, inStep, promise } from '../steps/step.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';

export type PauseOutcome =
  | { outcome: 'paused' | 'resumed' | 'unchanged'; pool: string; waiting: number }
  | { outcome: 'unknown_pool'; pools: string[] }
  | Refusal;

export interface Pause {
  /** A pool's id, or `all`. */
  pool: string;
  paused: boolean;
  actor: Actor;
}

export async function pauseRouting(ctx: Context, input: Pause): Promise<PauseOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const performer = await findPerformer(step.tx, input.actor);
    if (!performer) return { outcome: 'stranger' };
    if (!hasRole(performer.role, 'manager')) return refuse(step.tx, 'manager');
    const pools = [...((await loadLivePolicyIn(step.tx))?.compiled.pools.keys() ?? [])];
    const { pool, paused } = input;
    if (pool !== 'all' && !pools.includes(pool)) return { outcome: 'unknown_pool', pools };
    const by = actorName(input.actor);
    const changed = await setPause(step.tx, { pool, paused, by, at: step.now });
    const waiting = (await countByState(step.tx)).held ?? 0;
    if (!changed) return { outcome: 'unchanged', pool, waiting };
    const action = paused ? 'routing.paused' : 'routing.resumed';
    await audit(step, { action, subject: pool });
    const outcome = paused ? 'paused' : 'resumed';
    await promise(step, {
      destination: 'slack',
      kind: 'notice',
      leadId: null,
      stream: `pause:${pool}`,
      payload: { notice: outcome, pool, by: performer.name },
    });
    // Drained by priority: the router takes the most urgent of what is due first.
    if (!paused) await drainForChange(step);
    return { outcome, pool, waiting };
  });
}
