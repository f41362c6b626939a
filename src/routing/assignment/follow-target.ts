/** Follows one rule's target to the rep, the shift, the queue or the end it leads to. */
import type {
  Candidate,
  CandidateVerdict,
  DecisionInput,
  Draw,
  Placement,
} from '../model/decision.ts';
import { NOTHING_STANDING } from '../model/facts/standing.ts';
import type { LeadFacts } from '../model/lead.ts';
import type { NamedTier } from '../model/policy/sla.ts';
import type { Target } from '../model/policy/target.ts';
import { because, type Reason } from '../model/reasons.ts';
import type { CompiledPolicy } from '../policy/compile-policy.ts';
import { chooseFromPool, countedDraw, type PoolAnswer } from './choose-from-pool.ts';
import { chooseNamed, type NamedAnswer } from './choose-named.ts';
import { chooseOwner, type OwnerAnswer } from './choose-owner.ts';
import { hotTierOf, isBulkFull } from './eligibility.ts';

/** A pool that a policy no longer names. */
const NO_POOL = { id: '', members: {}, count_owner_matches: false };

export interface Scene {
  policy: CompiledPolicy;
  input: DecisionInput;
  facts: LeadFacts;
  tier: NamedTier;
}

/** What following one target came to; without a placement the search goes on at `next`. */
export interface Attempt {
  placement: Placement | null;
  next: 'next_rule' | 'fallback' | 'hold';
  /** The pool that was asked, whose manager hears of it when nobody can. */
  poolId: string | null;
  candidates: CandidateVerdict[];
  reasons: Reason[];
}

export function followTarget(scene: Scene, target: Target): Attempt {
  const { input } = scene;
  if ('no_route' in target) {
    const reason = because('no_route.rule', { value: target.no_route });
    return turnAway(scene, { outcome: 'no_route', reason: target.no_route }, reason);
  }
  if ('queue' in target && !('pool' in target)) {
    return target.queue === 'hold'
      ? settle({ outcome: 'held', poolId: null }, because('hold.rule'))
      : turnAway(scene, { outcome: 'quarantined' }, because('quarantine.rule'));
  }
  if ('pool' in target) {
    const { queue = target.pool, require_skills, prefer_skills } = target;
    const skills = { requireSkills: require_skills, preferSkills: prefer_skills };
    return toAttempt(askPool(scene, target.pool, { queue, ...skills }), target.pool, target.else);
  }
  if ('rep' in target) {
    const rep = findCandidate(input, target.rep);
    if (!rep) return nobody(target.else, because('rule.unknown_rep', { rep: target.rep }));
    return toAttempt(chooseNamed({ ...waitOf(scene), rep }), null, target.else);
  }
  if ('notify' in target)
    return nobody('next_rule', because('rule.unknown_rep', { rep: target.notify }));
  return followOwner(scene, target.unavailable);
}

/** The account's owner by our list, else whom the sender names. */
export function followOwner(scene: Scene, mode: 'cover' | 'wait' | 'next_rule'): Attempt {
  const { input, facts } = scene;
  const { account } = input.account;
  const { namedOwnerId } = facts.standing ?? NOTHING_STANDING;
  const owner = findCandidate(input, account?.ownerId ?? namedOwnerId);
  if (!owner) return nobody('next_rule', because('rule.no_account_owner'));
  const answer = chooseOwner({
    ...waitOf(scene),
    owner,
    cover: findCandidate(input, owner.coverId) ?? null,
    mode,
    account: account?.name ?? facts.company.name ?? facts.person.domain ?? 'of this lead',
  });
  const attempt = toAttempt(answer, null, 'next_rule');
  const { placement } = attempt;
  if (placement?.outcome !== 'offered' || placement.repId !== owner.repId) return attempt;
  const draw = ownerDraw(scene, owner.repId);
  return { ...attempt, placement: { ...placement, draw, overCapacity: true } };
}

/** An owner's own lead uses a turn only in a pool that says so. */
export function ownerDraw({ policy, input, tier }: Scene, repId: string): Draw | null {
  const pools = [...policy.pools.values()];
  const pool = pools.find((one) => one.count_owner_matches && (one.members[repId] ?? 0) > 0);
  if (!pool) return null;
  const { candidates } = input;
  const hotTier = hotTierOf(tier);
  const request = { pool, queue: pool.id, candidates, requireSkills: [], paused: false, hotTier };
  return countedDraw(request, repId);
}

export function findCandidate(
  { candidates }: DecisionInput,
  id: string | null | undefined,
): Candidate | undefined {
  return candidates.find(({ repId }) => repId === id);
}

/** What a manager has decided is not decided by a rule once more. */
function turnAway({ facts }: Scene, placement: Placement, reason: Reason): Attempt {
  const { restored, cleared } = facts.standing ?? NOTHING_STANDING;
  if (restored) return nobody('next_rule', because('rule.restored'));
  const isCleared = cleared && placement.outcome === 'quarantined';
  return isCleared ? nobody('next_rule', because('rule.cleared')) : settle(placement, reason);
}

function waitOf({ input, tier }: Scene) {
  return {
    now: input.now,
    waitUpToMs: tier.wait_up_to ?? null,
    hotTier: hotTierOf(tier),
  };
}

function askPool(
  scene: Scene,
  poolId: string,
  how: { queue: string; requireSkills: string[]; preferSkills: string[] },
): PoolAnswer {
  const { policy, input, facts } = scene;
  const pool = policy.pools.get(poolId) ?? NO_POOL;
  return chooseFromPool({
    ...waitOf(scene),
    pool,
    candidates: input.candidates,
    lags: input.lags[how.queue] ?? {},
    companyReps: facts.standing?.companyReps ?? [],
    paused: input.paused.includes(poolId),
    ...how,
  });
}

/** The fallback pool has no wishes of its own. */
export function followFallback(scene: Scene, poolId: string): Attempt {
  const how = { queue: poolId, requireSkills: [], preferSkills: [] };
  return toAttempt(askPool(scene, poolId, how), poolId, 'hold');
}

/** Nothing more is looked for. */
export function settle(placement: Placement, reason: Reason): Attempt {
  return { placement, next: 'hold', poolId: null, candidates: [], reasons: [reason] };
}

function nobody(next: Attempt['next'], reason: Reason): Attempt {
  return { placement: null, next, poolId: null, candidates: [], reasons: [reason] };
}

function toAttempt(
  answer: PoolAnswer | NamedAnswer | OwnerAnswer,
  poolId: string | null,
  next: Attempt['next'],
): Attempt {
  const found = { next, poolId, candidates: answer.verdicts, reasons: answer.reasons };
  if (answer.outcome === 'offered') {
    const draw = 'draw' in answer ? answer.draw : null;
    const { outcome, repId } = answer;
    const placement = { outcome, repId, poolId, draw, overCapacity: false, final: false };
    return { ...found, placement };
  }
  if (answer.outcome === 'scheduled') {
    const repId = 'repId' in answer ? answer.repId : null;
    const { outcome, until } = answer;
    return { ...found, placement: { outcome, until, poolId, repId } };
  }
  // Whoever pauses a pool was promised that its leads wait, and not that others get them.
  const isPaused = answer.reasons.some(({ code }) => code === 'pool.paused');
  if (isPaused) return { ...found, placement: { outcome: 'held', poolId } };
  if (!isBulkFull(answer.verdicts)) return { ...found, placement: null };
  const reasons = [because('hold.bulk_full'), ...answer.reasons];
  return { ...found, reasons, placement: { outcome: 'held', poolId } };
}
