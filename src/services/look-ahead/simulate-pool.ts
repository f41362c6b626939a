/** Tries out how a pool would share leads, by the real rules, without writing anything. */
import { loadQueue } from '../../db/leads/ledger-store.ts';
import { listPauses } from '../../db/workspace/settings-store.ts';
import { AppError } from '../../errors.ts';
import type { Pool } from '../../routing/model/policy/policy.ts';
import { didYouMean } from '../../routing/policy/wording.ts';
import { playPool } from '../../routing/simulation/play-pool.ts';
import type { TrialResult } from '../../routing/simulation/tally.ts';
import type { Trial } from '../../routing/simulation/trial.ts';
import type { Context } from '../context.ts';
import type { LivePolicy } from '../workspace/load-policy.ts';
import type { Workspace } from '../workspace/parse-workspace.ts';
import { loadTriedPolicy } from '../workspace/tried-policy.ts';
import { type TrialPeople, trialPeopleOf, trialPeopleOfFiles } from './trial-people.ts';

export type TrialWishes = Pick<
  Trial,
  'leads' | 'units' | 'seed' | 'from' | 'everyMs' | 'answering' | 'openForMs'
>;

export interface PoolTrial extends TrialWishes {
  poolId: string;
  /** Try this instead of what is published: everybody is owed nothing then and holds nothing. */
  workspace?: Workspace;
}

export interface SimulatedPool extends TrialResult {
  policyVersion: number;
  tier: string;
  /** The trial runs all the same. */
  paused: boolean;
}

/** @throws AppError `missing.policy`, `missing.pool`, `input.holiday_region` */
export async function simulatePool(ctx: Context, input: PoolTrial): Promise<SimulatedPool> {
  const { poolId, workspace, ...wishes } = input;
  const tried = await loadTriedPolicy(ctx, workspace);
  const pool = poolOf(tried, poolId);
  const tier = tried.compiled.tier(undefined);
  const played = playPool({
    ...wishes,
    ...(await peopleOf(ctx, { pool, workspace, from: input.from })),
    pool,
    tier,
    reasons: tried.compiled.policy.reasons,
    ...(workspace ? NOTHING_OWED : await loadQueue(ctx.db.read, pool.id)),
  });
  const pauses = workspace ? [] : await listPauses(ctx.db.read);
  const paused = pauses.includes(pool.id) || pauses.includes('all');
  return { policyVersion: tried.version, tier: tier.id, paused, ...played };
}

function poolOf({ compiled }: LivePolicy, id: string): Pool {
  const pool = compiled.pools.get(id);
  if (pool) return pool;
  const pools = [...compiled.pools.keys()];
  const near = didYouMean(id, pools) || ` There is ${pools.join(', ')}.`;
  throw new AppError('missing.pool', `I know no pool “${id}”.${near}`, { details: { pools } });
}

async function peopleOf(
  ctx: Context,
  { pool, workspace, from }: { pool: Pool; workspace: Workspace | undefined; from: Date },
): Promise<TrialPeople> {
  return workspace
    ? trialPeopleOfFiles(workspace.roster, { pool, from })
    : trialPeopleOf(ctx.db.read, { pool, now: ctx.clock.now() });
}

const NOTHING_OWED = { lags: {}, catchUps: {} };
