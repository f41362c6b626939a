/** Decides where one lead goes: segment, scores, rules in order, then who of those who may. */
import { hasRoom, hotTierOf, isHere } from './assignment/eligibility.ts';
import { applyStandingRules } from './assignment/standing-rules.ts';
import { walkRules } from './assignment/walk-rules.ts';
import { withDoubts } from './enrichment/doubt.ts';
import { withFound } from './explanation/found-facts.ts';
import { judgePlaces } from './explanation/judge-places.ts';
import { weightOf, weightsAt } from './fairness/weights.ts';
import {
  type Decision,
  type DecisionInput,
  ENGINE_VERSION,
  type Placement,
} from './model/decision.ts';
import type { LeadFacts } from './model/lead.ts';
import { countsUnits, DEFAULT_WEIGHTS, type Segment, unitsOf } from './model/policy/policy.ts';
import type { NamedTier } from './model/policy/sla.ts';
import { withCircumstances } from './policy/circumstances.ts';
import type { CompiledPolicy } from './policy/compile-policy.ts';
import { scoreLead } from './scoring/score-lead.ts';

/**
 * The whole decision for one lead at one instant. Pure: the same input gives the same decision,
 * whatever the order of the candidates. Never throws for data; a policy that could not be compiled
 * never gets here.
 */
export function decideLead(policy: CompiledPolicy, input: DecisionInput): Decision {
  const known = withCircumstances(input.facts, policy.policy.timezone, input);
  const territory = policy.territory(known);
  const located = withFound(known, { territory: territory?.id });
  const segment = policy.segment(located);
  const placed = withFound(located, { segment: segment?.id });
  const tier = input.bulk ? policy.tier(policy.bulk.tier) : tierOf(policy, placed, segment);
  const units = unitsOf(segment);
  const found = scoreLead({
    facts: placed,
    account: input.account,
    icp: policy.icp,
    weights: segment?.weights ?? DEFAULT_WEIGHTS,
    tier: tier.id,
    touches: input.touches,
    waitedMs: input.now.getTime() - input.receivedAt.getTime(),
    capacity: countRoom(policy, input, { hotTier: hotTierOf(tier), units }),
  });
  const scores = withDoubts(found, input.enrichment);
  const facts = withFound(placed, { tier: tier.id, scores });
  const { priority, components } = scores;
  const { intent } = components;
  // A version published by an older release was stored without them.
  const objectives = segment?.objectives ?? [];
  const size = { units: countsUnits(policy.policy) ? units : null };
  const scene = { policy, input, facts, tier, segment, objectives, priority, intent, ...size };
  const walk = applyStandingRules(scene) ?? walkRules(scene);
  return {
    engineVersion: ENGINE_VERSION,
    placement: withUnits(walk.attempt.placement ?? { outcome: 'held', poolId: null }, units),
    segment: segment?.id ?? null,
    territory: territory?.id ?? null,
    tier: tier.id,
    rule: walk.rule,
    scores,
    account: input.account,
    places: judgePlaces(policy, known),
    rules: walk.rules,
    candidates: walk.attempt.candidates,
    reasons: walk.attempt.reasons,
  };
}

/** Tier: account over segment over source; a name the policy does not know is skipped. */
function tierOf(policy: CompiledPolicy, facts: LeadFacts, segment: Segment | null): NamedTier {
  const named = [facts.account.tier, segment?.sla, facts.tier];
  return policy.tier(named.find((id) => id !== undefined && Object.hasOwn(policy.policy.sla, id)));
}

/** Of an ordinary lead nothing is said. */
function withUnits(placement: Placement, units: number): Placement {
  const { outcome } = placement;
  const isGiven = outcome === 'offered' || outcome === 'first_to_claim';
  return isGiven && units > 1 ? { ...placement, units } : placement;
}

function countRoom(
  policy: CompiledPolicy,
  input: DecisionInput,
  { hotTier, units }: { hotTier: string | null; units: number },
) {
  const pools = [...policy.pools.values()].map((pool) => weightsAt(pool, input.now));
  let [free, reachable] = [0, 0];
  for (const one of input.candidates) {
    const isAsked = pools.some((weights) => weightOf(weights, one.repId) > 0);
    if (!isAsked || !isHere(one, hotTier)) continue;
    reachable += 1;
    if (hasRoom(one, units)) free += 1;
  }
  return { free, reachable };
}
