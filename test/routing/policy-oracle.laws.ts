import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideLead } from '../../src/routing/decide-lead.ts';
import {
  explainVerdicts,
  type ToldVerdicts,
} from '../../src/routing/explanation/explain-verdicts.ts';
import { withFound } from '../../src/routing/explanation/found-facts.ts';
import type { Decision } from '../../src/routing/model/decision.ts';
import type { LeadFacts } from '../../src/routing/model/lead.ts';
import type { Policy } from '../../src/routing/model/policy/policy.ts';
import { textIn } from '../../src/routing/model/reasons.ts';
import { type CompiledPolicy, compilePolicy } from '../../src/routing/policy/compile-policy.ts';
import { keptFacts } from '../../src/routing/policy/kept-facts.ts';
import { inputOf, rep } from '../support/decisions.ts';
import { firstFailure, holds, isIn } from '../support/oracle/naive-conditions.ts';
import {
  type RandomPolicy,
  randomLead,
  randomPolicy,
  type TargetKind,
} from '../support/oracle/random-policies.ts';

const LEADS = 10;
const POLICIES = 100;
/** In turns, so that no test is slow: 10,000 pairs in all. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const someLeads = fc.array(randomLead, { minLength: LEADS, maxLength: LEADS });
const STAFF = [rep('ana'), rep('ben'), rep('cleo')];
const decideFor = (policy: Policy, facts: LeadFacts, candidates = STAFF) =>
  decideLead(compilePolicy(policy), inputOf({ facts, candidates }));

/** Nobody takes what these are given, and the next rule is asked. */
const GO_ON: readonly (TargetKind | undefined)[] = ['passes', 'ownerless', 'strange', 'leavesOut'];
const SPARED = 'built-in: do not contact';

/** What the naive reading says of one lead, given the scores: they are no matter of conditions. */
function naive({ policy, kinds }: RandomPolicy, facts: LeadFacts, { scores, tier }: Decision) {
  const byPriority = [2, 1, 0].flatMap((n) => policy.territories.filter((t) => t.priority === n));
  const territory = byPriority.find((one) => isIn(one, facts));
  const located = { ...facts, ...(territory && { territory: territory.id }) };
  const segment = policy.segments.find(({ when }) => holds(when, located));
  const known = { tier, scores: { priority: scores.priority } };
  const placed = { ...located, ...(segment && { segment: segment.id }), ...known };
  const failures = policy.rules.map(({ when }) => firstFailure(when, placed));
  const isOff = segment?.mode === 'off';
  const first = failures.findIndex((failed, n) => failed === null && !GO_ON.includes(kinds[n]));
  const winner = isOff ? undefined : policy.rules[first]?.id;
  const rule = facts.do_not_contact ? SPARED : (winner ?? null);
  const fate = (failed: string | null, n: number) => {
    if (failed !== null) return `fails at ${failed}`;
    if (facts.do_not_contact) return `lost to ${SPARED}`;
    if (winner === undefined || n < first) return 'gave way';
    return n === first ? 'won' : `lost to ${winner}`;
  };
  const rules = policy.rules.map(({ id }, n) => [id, fate(failures[n] ?? null, n)]);
  return { territory: territory?.id ?? null, segment: segment?.id ?? null, rule, rules };
}

/** The same of a decision that was stored and is explained. */
function explained(policy: CompiledPolicy, facts: LeadFacts, decision: Decision) {
  const kept = JSON.stringify({ ...decision, facts: keptFacts(facts) });
  const { rules } = explainVerdicts(policy, JSON.parse(kept));
  const { territory, segment, rule } = decision;
  const ofPolicy = rules.filter((one) => one.rule !== SPARED);
  return { territory, segment, rule, rules: ofPolicy.map((one) => [one.rule, fateOf(one)]) };
}

function fateOf({ matched, won, why, recomputed }: ToldVerdicts['rules'][number]): string {
  if (!matched) return `fails at ${textIn(why, 'field')}`;
  if (recomputed) return 'matches, and was not recorded';
  if (won) return 'won';
  return why.code === 'rule.lost_by_order' ? `lost to ${textIn(why, 'rule')}` : 'gave way';
}

it.each(SEEDS)(
  'the decision and its explanation say what a naive reading of the policy says (seed %s)',
  (seed) => {
    fc.assert(
      fc.property(randomPolicy, someLeads, (random, leads) => {
        const compiled = compilePolicy(random.policy);
        for (const facts of leads) {
          const decision = decideLead(compiled, inputOf({ facts, candidates: STAFF }));
          expect(explained(compiled, facts, decision)).toEqual(naive(random, facts, decision));
        }
      }),
      { seed, numRuns: POLICIES },
    );
  },
);

describe('for any lead and policy', () => {
  it('a decision does not change with the order of reps and of members', () => {
    fc.assert(
      fc.property(
        randomPolicy,
        randomLead,
        fc.infiniteStream(fc.nat()),
        (random, facts, numbers) => {
          const shuffled = shuffle(STAFF, numbers);
          const pools = random.policy.pools.map((pool) => ({
            ...pool,
            members: Object.fromEntries(shuffle(Object.entries(pool.members), numbers)),
          }));
          const again = decideFor({ ...random.policy, pools }, facts, shuffled);
          expect(again).toEqual(decideFor(random.policy, facts));
        },
      ),
    );
  });

  it('the places that matched are recorded with one winner, and found again as they were', () => {
    fc.assert(
      fc.property(randomPolicy, randomLead, ({ policy }, facts) => {
        const decision = decideFor(policy, facts);
        const { territory, segment } = decision;
        const won = decision.places.filter((one) => one.won).map(({ id }) => id);
        expect(won).toEqual([territory, segment].filter((id) => id !== null));
        const located = withFound(facts, { territory });
        const matching = [
          ...policy.territories.filter((one) => isIn(one, facts)),
          ...policy.segments.filter(({ when }) => holds(when, located)),
        ].map(({ id }) => id);
        const recorded = decision.places.filter((one) => one.matched).map(({ id }) => id);
        expect(recorded.toSorted()).toEqual(matching.toSorted());
      }),
    );
  });
});

function shuffle<T>(values: readonly T[], numbers: fc.Stream<number>): T[] {
  const order = [...numbers.take(values.length)];
  const keyed = values.map((value, n) => ({ value, key: order[n] ?? 0 }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ value }) => value);
}
