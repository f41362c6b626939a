import { decideLead } from '../../src/routing/decide-lead.ts';
import { pickMostOwed } from '../../src/routing/fairness/pick.ts';
import type { Candidate, DecisionInput } from '../../src/routing/model/decision.ts';
import { policySchema } from '../../src/routing/model/policy/policy.ts';
import { compilePolicy } from '../../src/routing/policy/compile-policy.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import type { Figure } from './main.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const ROUNDS = 300;
const PICKS = 10_000;

/** One whole decision in memory, with all that is recorded, for several sizes of both. */
export async function benchDecision(): Promise<Figure[]> {
  return [
    decide({ reps: 10, rules: 20 }),
    decide({ reps: 100, rules: 20 }),
    decide({ reps: 100, rules: 200 }),
    decide({ reps: 100, rules: 2_000 }),
    decide({ reps: 1_000, rules: 2_000 }),
    ...pick(),
  ];
}

/** Within half a lead, and everybody's another. */
function owedTo(n: number): number {
  return ((n * 7_919) % 1_000) * 900 - 450_000;
}

/** Who is next of 100, beside finding the least of 100 numbers in the plainest way. */
function pick(): Figure[] {
  const entries = Array.from({ length: 100 }, (_, n) => ({
    repId: `rep${n}`,
    weight: 100,
    lag: owedTo(n),
    lastAssignedAt: null,
    open: n % 5,
    room: 20,
    skills: 0,
  }));
  const value = timeOf(() => pickMostOwed(entries), PICKS);
  const control = timeOf(
    () => entries.reduce((least, one) => (one.lag < least.lag ? one : least)),
    PICKS,
  );
  const note = `goal 5 µs; control: the least of them takes ${control.toFixed(2)} µs`;
  return [{ name: 'pick of 100 reps', value, unit: 'µs', note }];
}

/** Microseconds of processor time a run, after as many to warm up. */
function timeOf(run: () => unknown, rounds: number): number {
  for (let i = 0; i < rounds; i++) run();
  return (
    (cpuMsOf(() => {
      for (let i = 0; i < rounds; i++) run();
    }) *
      1_000) /
    rounds
  );
}

function decide({ reps, rules }: { reps: number; rules: number }): Figure {
  const policy = compilePolicy(policyOf(reps, rules));
  const input = inputOf(reps);
  const value = timeOf(() => decideLead(policy, input), ROUNDS);
  return {
    name: `decision, ${reps} reps, ${rules} rules`,
    value,
    unit: 'µs',
    note: `${reps === 1_000 ? 'goal 500 µs; ' : ''}with why each match won or lost`,
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
    lags: { all: Object.fromEntries(candidates.map(({ repId }, n) => [repId, owedTo(n)])) },
    paused: [],
  };
}
