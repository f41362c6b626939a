import type { Calendar } from '../../../src/routing/availability/calendar.ts';
import type { TimelessRep } from '../../../src/routing/availability/candidate-at.ts';
import { presentIn } from '../../../src/routing/availability/presence.ts';
import { policySchema } from '../../../src/routing/model/policy/policy.ts';
import { DEFAULT_TIER } from '../../../src/routing/model/policy/sla.ts';
import type { TrialResult } from '../../../src/routing/simulation/tally.ts';
import type { Trial } from '../../../src/routing/simulation/trial.ts';

/** A Monday. */
export const START = new Date('2026-11-23T10:00:00Z');
export const ALWAYS: Calendar = { hours: 'always', timeZone: 'UTC', holidays: new Set() };
export const OFFICE: Calendar = { ...ALWAYS, hours: { 'mon-fri': ['09:00-17:00'] } };
export const DAY_MS = 86_400_000;

export function trialRep(repId: string, more: Partial<TimelessRep> = {}): TimelessRep {
  return {
    repId,
    name: repId,
    skills: [],
    presence: presentIn(ALWAYS),
    outOfHours: false,
    capacity: {},
    counters: undefined,
    lastAssignedAt: null,
    ...more,
  };
}

export function working(calendar: Calendar): Pick<TimelessRep, 'presence'> {
  return { presence: presentIn(calendar) };
}

/** A pool of these weights, people who claim at once, a lead every five minutes. */
export function trialOf(members: Record<string, number>, more: Partial<Trial> = {}): Trial {
  const policy = policySchema.parse({
    version: 1,
    pools: [{ id: 'sales', members }],
    rules: [{ id: 'all', when: {}, assign: { pool: 'sales' } }],
  });
  const [pool] = policy.pools;
  if (!pool) throw new Error('a policy without a pool');
  return {
    pool,
    poolCalendar: ALWAYS,
    tier: { ...DEFAULT_TIER, id: 'standard' },
    reasons: policy.reasons,
    reps: Object.keys(members).map((repId) => trialRep(repId)),
    lags: {},
    catchUps: {},
    leads: 100,
    units: 1,
    from: START,
    everyMs: 300_000,
    answering: { decline: 0, silent: 0 },
    openForMs: null,
    seed: 1,
    ...more,
  };
}

export function rowOf({ rows }: TrialResult, repId: string) {
  const row = rows.find((one) => one.repId === repId);
  if (!row) throw new Error(`no row for ${repId}`);
  return row;
}

export function leftOver({ unassigned }: TrialResult): number {
  return Object.values(unassigned).reduce((sum, one) => sum + one, 0);
}

export function largestLag({ rows }: TrialResult): number {
  return Math.max(...rows.map((row) => row.largestLag));
}
