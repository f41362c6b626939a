/** Applies what stands above every policy: tests, people not to be called, pauses, doubts. */
import { isComplete } from '../enrichment/doubt.ts';
import type { Component, RuleVerdict } from '../model/decision.ts';
import { NOTHING_STANDING, type Standing } from '../model/facts/standing.ts';
import { SYNTHETIC_SOURCE } from '../model/lead.ts';
import type { Segment } from '../model/policy/policy.ts';
import { because, type Reason } from '../model/reasons.ts';
import { isGone } from './eligibility.ts';
import type { Attempt, Scene } from './follow-target.ts';
import { findCandidate, settle } from './targets/attempt.ts';
import { ownerDraw } from './targets/follow-owner.ts';
import type { Walk } from './walk-rules.ts';

export interface StandingScene extends Scene {
  segment: Segment | null;
  priority: number;
  intent: Component;
}

interface StandingRule {
  /** Shown among the rules of a decision; null for what no rule of anybody caused. */
  name: string | null;
  apply(scene: StandingScene, standing: Standing): Attempt | null;
}

/** In this order; the first that applies ends the search. No policy can name one like it. */
const STANDING_RULES: readonly StandingRule[] = [
  { name: 'built-in: synthetic leads', apply: endSynthetic },
  { name: 'built-in: test leads', apply: sendTest },
  { name: 'built-in: do not contact', apply: spare },
  { name: null, apply: holdPaused },
  { name: null, apply: holdOff },
  { name: 'built-in: booked meetings', apply: giveToHost },
  { name: 'built-in: doubtful leads', apply: quarantineDoubtful },
  { name: 'built-in: low priority', apply: quarantineLow },
];

/** Null when nothing stands above the rules for this lead. */
export function applyStandingRules(scene: StandingScene): Walk | null {
  const { standing = NOTHING_STANDING } = scene.facts;
  for (const { name, apply } of STANDING_RULES) {
    const attempt = apply(scene, standing);
    const [why] = attempt?.reasons ?? [];
    if (!attempt || !why) continue;
    const above = name === null ? [] : [{ rule: name, matched: true, won: true, why }];
    const rules = [...above, ...outranked(scene, whyOutranked(name, why))];
    return { attempt, rules, rule: name };
  }
  return null;
}

/** Does a rule of that name stand above all those of a policy? */
export function isStanding(rule: string): boolean {
  return STANDING_RULES.some(({ name }) => name === rule);
}

/** Why a rule that matched was not followed. */
export function whyOutranked(name: string | null, why: Reason): Reason {
  return name === null ? why : because('rule.lost_by_order', { rule: name });
}

/** What stands above them decides, so that no rule that matches is followed. */
function outranked({ policy, facts }: StandingScene, by: Reason): RuleVerdict[] {
  return policy.rules.telling(facts).map(({ one, predicate }) => {
    const miss = predicate.explain(facts);
    return { rule: one.id, matched: miss === null, won: false, why: miss ?? by };
  });
}

function endSynthetic({ facts }: StandingScene): Attempt | null {
  if (facts.source !== SYNTHETIC_SOURCE) return null;
  return settle({ outcome: 'no_route', reason: 'synthetic' }, because('no_route.synthetic'));
}

/** Whatever the hours, the pools and the caps say; who declined or said nothing is asked once. */
function sendTest({ input }: StandingScene, { testFor }: Standing): Attempt | null {
  if (testFor === null) return null;
  const rep = findCandidate(input, testFor);
  if (!rep || rep.excluded || isGone(rep.shift)) {
    return settle({ outcome: 'no_route', reason: 'test' }, because('no_route.test'));
  }
  const placement = { outcome: 'offered', repId: testFor, poolId: null, draw: null } as const;
  const why = because('named.test');
  return {
    ...settle({ ...placement, overCapacity: true, final: false }, why),
    candidates: [{ rep: testFor, eligible: true, lag: null, why }],
  };
}

/** A manager may know better than a form, but not than the list. */
function spare({ facts }: StandingScene, { suppressed, restored }: Standing): Attempt | null {
  if (suppressed !== null) {
    const why = because('no_route.suppressed', { value: suppressed });
    return settle({ outcome: 'no_route', reason: suppressed }, why);
  }
  if (restored || facts.do_not_contact !== true) return null;
  const why = because('no_route.do_not_contact');
  return settle({ outcome: 'no_route', reason: 'do_not_contact' }, why);
}

function holdPaused({ input }: StandingScene): Attempt | null {
  if (!input.paused.includes('all')) return null;
  return settle({ outcome: 'held', poolId: null }, because('hold.paused'));
}

function holdOff({ segment }: StandingScene): Attempt | null {
  if (segment?.mode !== 'off') return null;
  const why = because('hold.segment_off', { value: segment.id });
  return settle({ outcome: 'held', poolId: null }, why);
}

/** A host who is Away keeps the meeting; one who left Slack or gave it back does not. */
function giveToHost(scene: StandingScene, { hostId }: Standing): Attempt | null {
  const host = hostId === null ? undefined : findCandidate(scene.input, hostId);
  if (!host || host.excluded || isGone(host.shift)) return null;
  const { repId } = host;
  const why = because('owner.meeting_host');
  const placement = { outcome: 'offered', repId, poolId: null, overCapacity: true } as const;
  return {
    ...settle({ ...placement, draw: ownerDraw(scene, repId), final: true }, why),
    candidates: [{ rep: repId, eligible: true, lag: null, why }],
  };
}

/** What a manager has looked at and let go is not stopped for it again. */
function quarantineDoubtful(_: StandingScene, standing: Standing): Attempt | null {
  const { restored, cleared = false, doubt = null } = standing;
  return restored || cleared || !doubt ? null : settle({ outcome: 'quarantined' }, doubt);
}

/** A score without what a provider failed to tell says nothing against a lead. */
function quarantineLow(scene: StandingScene, standing: Standing): Attempt | null {
  const least = scene.segment?.quarantine_below;
  if (least === undefined || scene.priority >= least) return null;
  const { restored, cleared = false } = standing;
  if (restored || cleared || lacksFacts(scene.input) || asksForSales(scene, standing)) return null;
  return settle({ outcome: 'quarantined' }, because('quarantine.low_score', { value: least }));
}

/** A provider failed, or has not answered yet. */
function lacksFacts({ enrichment }: Scene['input']): boolean {
  return !isComplete(enrichment?.providers ?? []);
}

const RAISED_HANDS = new Set(['intent.demo_request', 'intent.pricing', 'intent.contact_request']);

/** Who wants to talk is never held back, however little speaks for them. */
function asksForSales({ intent }: StandingScene, { booked = false, hostId }: Standing): boolean {
  return booked || hostId !== null || intent.reasons.some(({ code }) => RAISED_HANDS.has(code));
}
