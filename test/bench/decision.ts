import { decideLead } from '../../src/routing/decide-lead.ts';
import type { Candidate, DecisionInput } from '../../src/routing/model/decision.ts';
import { policySchema } from '../../src/routing/model/policy/policy.ts';
import { compilePolicy } from '../../src/routing/policy/compile-policy.ts';
import type { Figure } from './main.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const ROUNDS = 300;

/** One whole decision in memory, with all that is recorded, for several sizes of both. */
export async function benchDecision(): Promise<Figure[]> {
  return [
    decide({ reps: 10, rules: 20 }),
    decide({ reps: 100, rules: 20 }),
    decide({ reps: 100, rules: 200 }),
    decide({ reps: 100, rules: 2_000 }),
  ];
}

function decide({ reps, rules }: { reps: number; rules: number }): Figure {
  const policy = compilePolicy(policyOf(reps, rules));
  const input = inputOf(reps);
  for (let i = 0; i < ROUNDS / 3; i++) decideLead(policy, input);
  const startedAt = performance.now();
  for (let i = 0; i < ROUNDS; i++) decideLead(policy, input);
  const value = ((performance.now() - startedAt) * 1_000) / ROUNDS;
  return {
    name: `decision, ${reps} reps, ${rules} rules`,
    value,
    unit: 'µs',
    note: 'with why each match won or lost',
  };
}

function policyOf(reps: number, rules: number) {
  const members = Object.fromEntries(Array.from({ length: reps }, (_, n) => [`rep${n}`, 100]));
  const misses = Array.from({ length: rules - 1 }, (_, n) => ({
    id: `r${n}`,
    when: { 'company.country': 'XX', 'company.employees': { gte: n } },
    assign: { pool: 'all' },
  }));
  return policySchema.parse({
    version: 1,
    pools: [{ id: 'all', members }],
    rules: [...misses, { id: 'rest', when: {}, assign: { pool: 'all' } }],
  });
}

function inputOf(reps: number): DecisionInput {
  const candidates: Candidate[] = Array.from({ length: reps }, (_, n) => ({
    repId: `rep${n}`,
    name: `Rep ${n}`,
    skills: ['es'],
    shift: { state: 'on_shift' },
    outOfHours: false,
    load: { open: n % 5, day: 0, week: 0 },
    capacity: { open: 25 },
    excluded: null,
    coverId: null,
    lastAssignedAt: null,
  }));
  return {
    now: NOW,
    receivedAt: NOW,
    facts: {
      person: { domain: 'globex.test', mail: 'business' },
      company: { country: 'ES', employees: 1200 },
      request: { form: 'demo' },
      attribution: {},
      custom: {},
      account: { matched: false },
      source: 'website',
      channel: 'web',
      tier: 'standard',
      test: false,
    },
    account: { account: null, by: 'none', confidence: 0, losers: [] },
    touches: 1,
    candidates,
    lags: {},
    paused: [],
  };
}
