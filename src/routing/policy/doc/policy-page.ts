/** Says in words what a policy does, by segment, with the exceptions first: data for a page. */
import { chained, listed } from '../../../words/lists.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { type Policy, type Pool, type Segment, unitsOf } from '../../model/policy/policy.ts';
import type { Territory } from '../../model/policy/territory.ts';
import { type PolicyReach, reachOfPolicy } from '../checks/reach/policy-reach.ts';
import { type CompiledPolicy, compilePolicy } from '../compile-policy.ts';
import { leftOver } from '../logic/leftover.ts';
import { shared } from '../logic/region.ts';
import { territoryCondition } from '../territory-condition.ts';
import { conditionWords } from './condition-words.ts';
import { fairnessWords } from './fairness-words.ts';
import { lastResortWords } from './last-resort-words.ts';
import { approvalWords, declineWords, overrideWords } from './people-words.ts';
import { plain, shareWords } from './plain-words.ts';
import { type NameOf, targetWords } from './target-words.ts';
import { tierWords, timingWords } from './terms-words.ts';

export interface RuleLine {
  id: string;
  /** From 1. */
  position: number;
  when: Phrase;
  goes_to: Phrase;
  /** It takes leads out before any pool is asked. */
  exception: boolean;
}

export interface SegmentPart {
  id: string;
  leads: Phrase;
  mode: Segment['mode'];
  objectives: string[];
  /** How many ordinary leads one fills a rep by. */
  units: number;
  tier: string;
  sla: Phrase[];
  weights: Phrase;
  threshold: Phrase | null;
  /** The rules that can take such a lead, in order. */
  rules: string[];
}

export interface PolicyPage {
  segments: SegmentPart[];
  rules: RuleLine[];
  territories: { id: string; leads: Phrase; priority: number }[];
  pools: { id: string; members: Phrase[]; facts: Phrase[] }[];
  last_resort: Phrase[];
  approvals: Phrase[];
  overrides: Phrase[];
  decline_reasons: Phrase[];
}

export function policyPage(policy: Policy, nameOf: NameOf): PolicyPage {
  const compiled = compilePolicy(policy);
  const scene = { policy, compiled, reach: reachOfPolicy(policy) };
  return {
    segments: policy.segments.map((one, i) => segmentPart(one, i, scene)),
    rules: policy.rules.map(({ id, when, assign }, i) => ({
      id,
      position: i + 1,
      when: conditionWords(when, allOf(i)),
      goes_to: targetWords(assign, nameOf),
      exception: !('pool' in assign),
    })),
    territories: byPriority(policy.territories).map((one) => ({
      id: one.id,
      leads: conditionWords(territoryCondition(one)),
      priority: one.priority,
    })),
    pools: [...compiled.pools.values()].map((pool) => poolPart(pool, nameOf)),
    last_resort: lastResortWords(compiled),
    approvals: approvalWords(policy, nameOf),
    overrides: overrideWords(policy, nameOf),
    decline_reasons: policy.reasons.map(declineWords),
  };
}

/** What is left where nothing is asked. */
function allOf(index: number): Phrase {
  return index === 0 ? say`every lead` : say`every other lead`;
}

/** As they are asked. */
function byPriority(territories: readonly Territory[]): Territory[] {
  return territories.toSorted((a, b) => b.priority - a.priority);
}

interface Scene {
  policy: Policy;
  compiled: CompiledPolicy;
  reach: PolicyReach;
}

function segmentPart(segment: Segment, i: number, scene: Scene): SegmentPart {
  const { id, when, mode, sla, objectives, weights, quarantine_below: least } = segment;
  const tier = scene.compiled.tier(sla);
  const parts = Object.entries(weights).toSorted(([, a], [, b]) => b - a);
  return {
    id,
    leads: conditionWords(when, allOf(i)),
    mode,
    objectives: (objectives ?? []).map(plain),
    units: unitsOf(segment),
    tier: tier.id,
    sla: [...tierWords(tier), ...timingWords(scene.compiled.timing)],
    weights: listed(parts.map(([name, share]) => say`${name} ${shareWords(share)}`)),
    threshold:
      least === undefined
        ? null
        : say`Leads known less surely than ${least} wait in quarantine for a manager's look.`,
    rules: rulesFor(i, scene),
  };
}

/** Those that share a lead with what the segments before leave to this one. */
function rulesFor(i: number, { policy, reach }: Scene): string[] {
  const earlier = reach.segments.slice(0, i).map((one) => ({ reach: one }));
  const own = leftOver(reach.segments[i]?.takes ?? [], earlier).rest;
  return policy.rules.flatMap(({ id }, j) => {
    const rule = reach.rules[j];
    return !rule || shared(own, rule).length > 0 ? [id] : [];
  });
}

function poolPart(pool: Pool, nameOf: NameOf): PolicyPage['pools'][number] {
  const members = Object.entries(pool.members).filter(([, weight]) => weight > 0);
  const sum = members.reduce((all, [, weight]) => all + weight, 0);
  const { manager, channel, overflow, follows, hours, timezone } = pool;
  const facts = [
    manager !== undefined && say`${nameOf(manager)} manages it.`,
    channel !== undefined && say`Unclaimed leads are told in the channel ${channel}.`,
    follows !== undefined && say`Its members follow the Slack user group ${follows}.`,
    hours !== 'always' && say`It works ${hoursWords(hours)} (${timezone}).`,
    overflow !== undefined && say`Where nobody of it can take a lead, ${overflow} is asked.`,
    pool.count_owner_matches && say`Leads of own accounts use up a turn.`,
    pool.count_overrides && say`Leads that are given by hand use up a turn.`,
    ...fairnessWords(pool, nameOf),
  ];
  return {
    id: pool.id,
    members: members.map(([id, weight]) => say`${nameOf(id)} ${shareWords(weight / sum)}`),
    facts: facts.filter((one) => one !== false),
  };
}

function hoursWords(hours: Record<string, string[]>): Phrase {
  return chained(
    Object.entries(hours).map(([days, spans]) => say`${days} ${listed(spans)}`),
    ', ',
  );
}
