/** Follows one rule's target to the rep, the shift, the queue or the end it leads to. */
import type { CandidateVerdict, DecisionInput, Placement } from '../model/decision.ts';
import { NOTHING_STANDING } from '../model/facts/standing.ts';
import type { LeadFacts } from '../model/lead.ts';
import type { Objective } from '../model/policy/policy.ts';
import type { NamedTier } from '../model/policy/sla.ts';
import { ASKED_AT_ONCE, type AskedAtOnce, type Target } from '../model/policy/target.ts';
import { because, type Reason } from '../model/reasons.ts';
import type { CompiledPolicy } from '../policy/compile-policy.ts';
import { chooseNamed } from './choose-named.ts';
import type { Terms } from './eligibility.ts';
import { findCandidate, nobody, settle, toAttempt, waitOf } from './targets/attempt.ts';
import { followOwner, followPreviousOwner } from './targets/follow-owner.ts';
import { followPool } from './targets/follow-pool.ts';

export interface Scene {
  policy: CompiledPolicy;
  input: DecisionInput;
  facts: LeadFacts;
  tier: NamedTier;
  /** Of the lead's segment, what counts most first. */
  objectives: readonly Objective[];
  units: Terms['units'];
}

/** What following one target came to; without a placement the search goes on at `next`. */
export interface Attempt {
  placement: Placement | null;
  next: 'next_rule' | 'fallback' | 'hold';
  /** The pool that was asked, whose manager hears of it when nobody can. */
  poolId: string | null;
  /** Whom the rule leaves out: the fallback does not give it to them either. */
  exclude?: readonly string[] | undefined;
  candidates: CandidateVerdict[];
  reasons: Reason[];
}

export function followTarget(scene: Scene, target: Target): Attempt {
  if ('no_route' in target) {
    const why = because('no_route.rule', { value: target.no_route });
    return turnAway(scene, { outcome: 'no_route', reason: target.no_route }, why);
  }
  if ('notify' in target) return followNotify(scene, target);
  if ('queue' in target && !('pool' in target)) {
    return target.queue === 'hold'
      ? settle({ outcome: 'held', poolId: null }, because('hold.rule'))
      : turnAway(scene, { outcome: 'quarantined' }, because('quarantine.rule'));
  }
  if ('pool' in target) {
    return followPool(scene, {
      poolId: target.pool,
      queue: target.queue ?? target.pool,
      requireSkills: target.require_skills,
      preferSkills: target.prefer_skills,
      exclude: target.exclude,
      ask: askOf(scene, target),
      next: target.else,
    });
  }
  if ('rep' in target) {
    const rep = findCandidate(scene.input, target.rep);
    if (!rep) return nobody(target.else, because('rule.unknown_rep', { rep: target.rep }));
    return toAttempt(chooseNamed({ ...waitOf(scene), rep }), null, target.else);
  }
  if (target.to === 'previous_owner') return followPreviousOwner(scene, target);
  return followOwner(scene, target.unavailable);
}

/** Whom to ask at once; what a file brought is pressed on nobody, so it goes in turn. */
function askOf(
  { input }: Scene,
  { offer, ask = ASKED_AT_ONCE }: Extract<Target, { pool: string }>,
): AskedAtOnce | undefined {
  return offer === 'first_to_claim' && !input.bulk ? ask : undefined;
}

/** Nobody has to claim it: one rep or one channel hears that it came. */
function followNotify(
  scene: Scene,
  { notify, reason }: Extract<Target, { notify: string }>,
): Attempt {
  const who = findCandidate(scene.input, notify)?.name ?? notify;
  const why = because('no_route.notify', { value: reason, who });
  return turnAway(scene, { outcome: 'no_route', reason, notify }, why);
}

/** What a manager has decided is not decided by a rule once more. */
function turnAway({ facts }: Scene, placement: Placement, reason: Reason): Attempt {
  const { restored, cleared } = facts.standing ?? NOTHING_STANDING;
  if (restored) return nobody('next_rule', because('rule.restored'));
  const isCleared = cleared && placement.outcome === 'quarantined';
  return isCleared ? nobody('next_rule', because('rule.cleared')) : settle(placement, reason);
}

/** The fallback pool has no wishes of its own; whom the rule leaves out (`exclude`) stays out. */
export function followFallback(scene: Scene, poolId: string, exclude: Attempt['exclude']): Attempt {
  const none = { requireSkills: [], preferSkills: [] };
  return followPool(scene, { ...none, exclude, poolId, queue: poolId, next: 'hold' });
}
