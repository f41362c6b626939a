/** Turns one published policy version into what decides fast: closures, in the policy's order. */

import type { LeadFacts } from '../model/lead.ts';
import { type AccountMatchRules, DEFAULT_ACCOUNT_MATCH } from '../model/policy/account-policy.ts';
import { BACKLOG_AT_ONCE, catchUpSchema, REFUND_LIMIT } from '../model/policy/fairness.ts';
import { DEFAULT_ICP, type Icp } from '../model/policy/icp.ts';
import {
  AWAY_AFTER_MISSES,
  CLOSE_AFTER_MS,
  DEFAULT_QUARANTINE,
  type Policy,
  type Pool,
  type QuarantineTerms,
  type Segment,
  STICKY_MS,
} from '../model/policy/policy.ts';
import {
  BULK_TIER,
  DEFAULT_BULK,
  DEFAULT_BULK_TIER,
  DEFAULT_TIER,
  type Tier,
} from '../model/policy/sla.ts';
import type { Rule, Target } from '../model/policy/target.ts';
import type { Condition, Territory } from '../model/policy/territory.ts';
import { DEFAULT_TIMING, type Timing } from '../model/policy/timing.ts';
import { compileCondition } from './condition.ts';
import { type Entry, type OrderedList, orderedList } from './ordered-list.ts';
import { territoryCondition } from './territory-condition.ts';

export interface CompiledPolicy {
  policy: Policy;
  /** Highest priority first, then as in the file. */
  territories: OrderedList<Territory>;
  segments: OrderedList<Segment>;
  rules: OrderedList<Rule>;
  /** The one territory of a lead: highest priority, then first in the file; null outside all. */
  territory: (facts: LeadFacts) => Territory | null;
  /** The first segment that matches, or null. */
  segment: (facts: LeadFacts) => Segment | null;
  /** The SLA of that name; an unknown or missing name gets `standard`, else the first by name. */
  tier: (id: string | undefined) => Tier & { id: string };
  pools: ReadonlyMap<string, Pool>;
  /** For leads that come in by a file: how many at once, and their tier. */
  bulk: { open: number; tier: string };
  /** Whom the team sells to. */
  icp: Icp;
  /** How long a company stays with a rep; 0 for not at all. */
  stickyMs: number;
  /** Does any rule ask who had a lead of the same person or company before? */
  asksPrevious: boolean;
  /** After how long without activity a lead is stale; 0 for never. */
  closeAfterMs: number;
  /** So many misses in a row set a rep Away; 0 never. */
  awayAfterMisses: number;
  accountMatch: AccountMatchRules;
  quarantine: QuarantineTerms;
  timing: Timing;
}

const STANDARD = 'standard';

/**
 * Compiles a whole policy version; keep the result as long as the version is live.
 *
 * @throws ConditionError with a path such as `rules[2].when.company.employees` (a policy that
 *   passed `checkPolicy` never does)
 */
export function compilePolicy(policy: Policy): CompiledPolicy {
  const territories = orderedList(
    policy.territories
      .map((one, i) => compileEntry(one, territoryCondition(one), `territories[${i}].match`))
      .toSorted((a, b) => b.one.priority - a.one.priority),
  );
  const segments = orderedList(
    policy.segments.map((one, i) => compileEntry(one, one.when, `segments[${i}].when`)),
  );
  return {
    policy,
    territories,
    segments,
    rules: orderedList(
      policy.rules.map((one, i) => compileEntry(one, one.when, `rules[${i}].when`)),
    ),
    territory: territories.first,
    segment: segments.first,
    tier: (id) => findTier(policy.sla, id),
    // A version published by an older release was stored without what came later.
    pools: new Map(policy.pools.map((pool) => [pool.id, poolOf(pool)])),
    bulk: bulkOf(policy.bulk ?? DEFAULT_BULK),
    icp: policy.icp ?? DEFAULT_ICP,
    stickyMs: policy.sticky_for ?? STICKY_MS,
    asksPrevious: policy.rules.some(({ assign }) => isPrevious(assign)),
    closeAfterMs: policy.close_after ?? CLOSE_AFTER_MS,
    awayAfterMisses: policy.away_after_misses ?? AWAY_AFTER_MISSES,
    accountMatch: policy.account_match ?? DEFAULT_ACCOUNT_MATCH,
    quarantine: policy.quarantine ?? DEFAULT_QUARANTINE,
    timing: {
      slaStartsAt: policy.sla_starts_at ?? DEFAULT_TIMING.slaStartsAt,
      crmOwnerAt: policy.crm_owner_at ?? DEFAULT_TIMING.crmOwnerAt,
    },
  };
}

function compileEntry<T>(one: T, condition: Condition, at: string): Entry<T> {
  return { one, predicate: compileCondition(condition, at) };
}

function isPrevious(target: Target): boolean {
  return 'to' in target && target.to === 'previous_owner';
}

function poolOf(pool: Pool): Pool {
  return {
    ...pool,
    count: pool.count ?? 'eligible',
    catch_up: catchUpSchema.parse(pool.catch_up ?? 0),
    refund_limit: pool.refund_limit ?? REFUND_LIMIT,
    backlog_at_once: pool.backlog_at_once ?? BACKLOG_AT_ONCE,
  };
}

function bulkOf({ open, sla = BULK_TIER }: Policy['bulk']): CompiledPolicy['bulk'] {
  return { open, tier: sla };
}

function findTier(tiers: Policy['sla'], id: string | undefined): Tier & { id: string } {
  if (id === BULK_TIER && !Object.hasOwn(tiers, id)) return { ...DEFAULT_BULK_TIER, id };
  // Stored as JSON the names may come back in another order, so the first is the first by name.
  const names = [id ?? STANDARD, STANDARD, ...Object.keys(tiers).toSorted()];
  const name = names.find((one) => Object.hasOwn(tiers, one)) ?? STANDARD;
  return { ...(tiers[name] ?? DEFAULT_TIER), id: name };
}
