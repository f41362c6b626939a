import { LogicEngine } from 'json-logic-engine';
import { Engine, type NestedCondition, type RuleProperties } from 'json-rules-engine';
import type { LeadFacts } from '../../../src/routing/model/lead.ts';
import { type Policy, policySchema } from '../../../src/routing/model/policy/policy.ts';
import { compilePolicy } from '../../../src/routing/policy/compile-policy.ts';
import { conditionOf, type Part, type PlainRule, type Test } from './rule-book.ts';

/** Finds the first rule that takes a lead: its id, or null. */
export type FirstMatch<L = LeadFacts> = (lead: L) => string | null | Promise<string | null>;

export interface Contender<L = LeadFacts> {
  name: string;
  /** What a lead is turned into beforehand, so that nobody is timed for it. */
  prepare: (lead: LeadFacts) => L;
  first: FirstMatch<L>;
}

export function policyOf(rules: readonly PlainRule[]): Policy {
  return policySchema.parse({
    version: 1,
    pools: [{ id: 'all', members: { ana: 100 } }],
    rules: rules.map(({ id, parts }) => ({
      id,
      when: conditionOf(parts),
      assign: { pool: 'all' },
    })),
  });
}

export function batonIndexed(rules: readonly PlainRule[]): Contender {
  const compiled = compilePolicy(policyOf(rules)).rules;
  return {
    name: 'Baton, indexed',
    prepare: (lead) => lead,
    first: (lead) => compiled.first(lead)?.id ?? null,
  };
}

export function batonClosures(rules: readonly PlainRule[]): Contender {
  const { entries } = compilePolicy(policyOf(rules)).rules;
  return {
    name: 'Baton, closures only',
    prepare: (lead) => lead,
    first: (lead) => {
      for (const { one, predicate } of entries) if (predicate.test(lead)) return one.id;
      return null;
    },
  };
}

/** Compiles to JavaScript; compares texts as they are, where Baton ignores case. */
export function jsonLogic(rules: readonly PlainRule[]): Contender {
  const engine = new LogicEngine();
  const built = rules.map(({ id, parts }) => ({
    id,
    test: engine.build({ and: parts.map(asLogic) }) as (lead: LeadFacts) => unknown,
  }));
  return {
    name: 'json-logic-engine',
    prepare: (lead) => lead,
    first: (lead) => {
      for (const { id, test } of built) if (test(lead)) return id;
      return null;
    },
  };
}

/** Rules of falling priority, ended by the first that holds; facts are flat, which it likes best. */
export function jsonRules(rules: readonly PlainRule[]): Contender<Record<string, unknown>> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const [n, { id, parts }] of rules.entries()) {
    const rule: RuleProperties = {
      conditions: { all: parts.map(asRulesCondition) },
      event: { type: id },
      priority: rules.length - n,
    };
    engine.addRule(rule);
  }
  engine.on('success', () => {
    engine.stop();
  });
  return {
    name: 'json-rules-engine',
    prepare: flatten,
    first: async (facts) => (await engine.run(facts)).events[0]?.type ?? null,
  };
}

function asLogic(part: Part): Record<string, unknown> {
  if ('any' in part) return { or: part.any.map(asLogic) };
  const { field, among, atLeast } = part;
  const [only] = among ?? [];
  if (among === undefined) return { '>=': [{ var: field }, atLeast] };
  return among.length === 1 ? { '===': [{ var: field }, only] } : { in: [{ var: field }, among] };
}

function asRulesCondition(part: Part): NestedCondition {
  return 'any' in part ? { any: part.any.map(asRulesTest) } : asRulesTest(part);
}

function asRulesTest({ field: fact, among, atLeast }: Test) {
  if (among === undefined) return { fact, operator: 'greaterThanInclusive', value: atLeast };
  return among.length === 1
    ? { fact, operator: 'equal', value: among[0] }
    : { fact, operator: 'in', value: among };
}

function flatten(lead: LeadFacts): Record<string, unknown> {
  const groups = Object.entries(lead).flatMap(([group, value]) =>
    typeof value === 'object'
      ? Object.entries(value).map(([name, one]) => [`${group}.${name}`, one] as const)
      : [[group, value] as const],
  );
  return Object.fromEntries(groups);
}
