/** Says what following one target came to, in the one form that the walk over the rules reads. */
import type { Candidate, DecisionInput, Placement } from '../../model/decision.ts';
import type { Reason } from '../../model/reasons.ts';
import type { PoolAnswer } from '../choose-from-pool.ts';
import type { NamedAnswer } from '../choose-named.ts';
import type { OwnerAnswer } from '../choose-owner.ts';
import { hotTierOf } from '../eligibility.ts';
import type { Attempt, Scene } from '../follow-target.ts';
import { whyWait } from '../waiting/why-wait.ts';

/** Nothing more is looked for. */
export function settle(placement: Placement, reason: Reason): Attempt {
  return { placement, next: 'hold', poolId: null, candidates: [], reasons: [reason] };
}

export function nobody(next: Attempt['next'], reason: Reason): Attempt {
  return { placement: null, next, poolId: null, candidates: [], reasons: [reason] };
}

export function findCandidate(
  { candidates }: Pick<DecisionInput, 'candidates'>,
  id: string | null | undefined,
): Candidate | undefined {
  return candidates.find(({ repId }) => repId === id);
}

export function waitOf({ input, tier, units }: Scene) {
  return {
    now: input.now,
    waitUpToMs: tier.wait_up_to ?? null,
    hotTier: hotTierOf(tier),
    units,
  };
}

/** What everybody of one fairness queue is owed. */
export function queueOf({ lags, catchUps = {} }: DecisionInput, queue: string) {
  return { queue, lags: lags[queue] ?? {}, catchUps: catchUps[queue] ?? {} };
}

export function toAttempt(
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
  if (answer.outcome === 'first_to_claim') {
    const { outcome, repIds, channel, turn } = answer;
    const where = channel === undefined ? {} : { channel };
    return { ...found, placement: { outcome, repIds, ...where, poolId, turn } };
  }
  if (answer.outcome === 'scheduled') {
    const repId = 'repId' in answer ? answer.repId : null;
    const { outcome, until } = answer;
    return { ...found, placement: { outcome, until, poolId, repId } };
  }
  // Whoever pauses a pool was promised that its leads wait, and not that others get them.
  const isPaused = answer.reasons.some(({ code }) => code === 'pool.paused');
  if (isPaused) return { ...found, placement: { outcome: 'held', poolId } };
  const wait = whyWait(answer.verdicts);
  if (!wait) return { ...found, placement: null };
  return { ...found, reasons: [wait], placement: { outcome: 'held', poolId } };
}
