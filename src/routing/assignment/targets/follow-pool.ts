/** Asks a pool for a rep, and where nobody of it can take the lead, the pool it overflows into. */
import type { CandidateVerdict } from '../../model/decision.ts';
import { NO_CATCH_UP } from '../../model/policy/fairness.ts';
import { because } from '../../model/reasons.ts';
import { chooseFromPool, type PoolAnswer, type PoolRequest } from '../choose-from-pool.ts';
import type { Attempt, Scene } from '../follow-target.ts';
import { queueOf, toAttempt, waitOf } from './attempt.ts';

/** A pool that a policy no longer names. */
const NO_POOL: PoolRequest['pool'] = {
  id: '',
  members: {},
  timezone: 'UTC',
  count: 'eligible',
  catch_up: NO_CATCH_UP,
  count_owner_matches: false,
};

type Wishes = Pick<PoolRequest, 'requireSkills' | 'preferSkills' | 'exclude' | 'ask'>;
export interface PoolWish extends Wishes {
  poolId: string;
  queue: string;
  /** What the rule says where nobody can take it. */
  next: Attempt['next'];
}

/**
 * The wishes of a rule go with the lead, its queue stays with the pool it names. Each pool is asked
 * once at most (`asked` are those before), so that pools which overflow into each other end.
 */
export function followPool(scene: Scene, wish: PoolWish, asked: readonly string[] = []): Attempt {
  const { poolId, next, exclude } = wish;
  const attempt = { ...toAttempt(askPool(scene, wish), poolId, next), exclude };
  const before = [...asked, poolId];
  const overflow = scene.policy.pools.get(poolId)?.overflow;
  if (attempt.placement || overflow === undefined || before.includes(overflow)) return attempt;
  const beyond = followPool(scene, { ...wish, poolId: overflow, queue: overflow }, before);
  const candidates = joinVerdicts(beyond.candidates, attempt.candidates);
  if (!beyond.placement) return { ...attempt, candidates };
  const why = because('pool.overflow', { pool: poolId, overflow });
  // What holds a lead stands first: whoever wakes it goes by that.
  const isHeld = beyond.placement.outcome === 'held';
  const reasons = isHeld ? [...beyond.reasons, why] : [why, ...beyond.reasons];
  return { ...beyond, candidates, reasons };
}

function askPool(scene: Scene, { poolId, queue, ...wish }: PoolWish): PoolAnswer {
  const { policy, input, facts, objectives } = scene;
  const { requireSkills, preferSkills, exclude, ask } = wish;
  return chooseFromPool({
    ...waitOf(scene),
    pool: policy.pools.get(poolId) ?? NO_POOL,
    candidates: input.candidates,
    ...queueOf(input, queue),
    companyReps: facts.standing?.companyReps ?? [],
    paused: input.paused.includes(poolId),
    waited: input.waited,
    objectives,
    requireSkills,
    preferSkills,
    exclude,
    ask,
  });
}

/** Whoever is in several pools is judged by the one asked last. */
function joinVerdicts(last: CandidateVerdict[], before: CandidateVerdict[]): CandidateVerdict[] {
  const known = new Set(last.map(({ rep }) => rep));
  return [...last, ...before.filter(({ rep }) => !known.has(rep))];
}
