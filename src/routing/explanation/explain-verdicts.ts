/**
 * Tells of every rule, segment and territory of a policy what became of it in one decision: as it
 * was recorded, else found once more from the facts that are kept.
 */
import { isStanding, whyOutranked } from '../assignment/standing-rules.ts';
import type { Decision, PlaceVerdict, RuleVerdict } from '../model/decision.ts';
import type { LeadFacts } from '../model/lead.ts';
import type { Rule } from '../model/policy/target.ts';
import { because } from '../model/reasons.ts';
import type { CompiledPolicy } from '../policy/compile-policy.ts';
import type { OrderedList } from '../policy/ordered-list.ts';
import { withFound } from './found-facts.ts';
import { judgeSegments, judgeTerritories } from './judge-places.ts';

/** Found once more today; what is not was recorded when it was decided. */
export type Told<V> = V & { recomputed: boolean };

export interface ToldVerdicts {
  territories: Told<PlaceVerdict>[];
  segments: Told<PlaceVerdict>[];
  rules: Told<RuleVerdict>[];
}

export interface Decided
  extends Pick<
    Decision,
    'rules' | 'places' | 'territory' | 'segment' | 'tier' | 'scores' | 'rule' | 'reasons'
  > {
  /** As they are kept with the decision. */
  facts: LeadFacts;
}

/** Without the policy it was decided by, only what was recorded. Order: as they decided. */
export function explainVerdicts(policy: CompiledPolicy | null, decided: Decided): ToldVerdicts {
  const recorded = { ...decided, rules: decided.rules.map((one) => withWinner(one, decided)) };
  if (!policy) return onlyRecorded(recorded);
  const { facts, territory, segment, tier, scores } = decided;
  const located = withFound(facts, { territory });
  const atRules = withFound(located, { segment, tier, scores });
  const kept = (found: PlaceVerdict) => recordedPlace(decided, found);
  const ofTerritory = { facts, winner: territory };
  const ofSegment = { facts: located, winner: segment };
  return {
    territories: judgeTerritories(policy.territories.entries, ofTerritory).map(kept),
    segments: judgeSegments(policy.segments.entries, ofSegment).map(kept),
    rules: explainRules(policy.rules, { ...recorded, facts: atRules }),
  };
}

/** Older releases did not write down which rule came first. */
function withWinner(verdict: RuleVerdict, { rule }: Decided): RuleVerdict {
  const isBare = verdict.why.code === 'rule.lost_by_order' && verdict.why.data === undefined;
  if (!isBare || rule === null) return verdict;
  return { ...verdict, why: because('rule.lost_by_order', { rule }) };
}

function onlyRecorded({ rules, places }: Decided): ToldVerdicts {
  return {
    territories: places.filter(({ place }) => place === 'territory').map(asRecorded),
    segments: places.filter(({ place }) => place === 'segment').map(asRecorded),
    rules: rules.map(asRecorded),
  };
}

function asRecorded<V>(verdict: V): Told<V> {
  return { ...verdict, recomputed: false };
}

function recordedPlace({ places }: Decided, found: PlaceVerdict): Told<PlaceVerdict> {
  const kept = places.find(({ place, id }) => place === found.place && id === found.id);
  return kept ? asRecorded(kept) : { ...found, recomputed: true };
}

function explainRules({ entries }: OrderedList<Rule>, decided: Decided): Told<RuleVerdict>[] {
  const known = new Set(entries.map(({ one }) => one.id));
  const { above, byRule } = groupVerdicts(decided.rules, known);
  const [why] = decided.reasons;
  // Older releases did not look at the rules where something stood above them.
  const wereAsked = byRule.size > 0 || why === undefined;
  const matched = wereAsked ? because('rule.matches_now') : whyOutranked(decided.rule, why);
  const told = entries.flatMap(({ one, predicate }): Told<RuleVerdict>[] => {
    const recorded = byRule.get(one.id);
    if (recorded) return recorded.map(asRecorded);
    const miss = predicate.explain(decided.facts);
    const verdict = { rule: one.id, matched: miss === null, won: false, why: miss ?? matched };
    return [{ ...verdict, recomputed: true }];
  });
  return [...above.map(asRecorded), ...told];
}

/** What the status of the account says is told with the rule that it judged. */
function groupVerdicts(verdicts: readonly RuleVerdict[], known: ReadonlySet<string>) {
  const byRule = new Map<string, RuleVerdict[]>();
  const above = verdicts.filter(({ rule }) => isStanding(rule));
  let beside: RuleVerdict[] = [];
  for (const verdict of verdicts) {
    if (isStanding(verdict.rule)) continue;
    beside.push(verdict);
    if (!known.has(verdict.rule)) continue;
    byRule.set(verdict.rule, beside);
    beside = [];
  }
  return { above, byRule };
}
