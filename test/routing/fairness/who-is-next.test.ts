import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeCandidate } from '../../../src/routing/assignment/eligibility.ts';
import { drawChanges } from '../../../src/routing/fairness/ledger.ts';
import { pickMostOwed } from '../../../src/routing/fairness/pick.ts';
import { type OrdinaryLead, turnOf, whoIsNext } from '../../../src/routing/fairness/who-is-next.ts';
import type { Candidate } from '../../../src/routing/model/decision.ts';
import { NO_CATCH_UP } from '../../../src/routing/model/policy/fairness.ts';
import { because } from '../../../src/routing/model/reasons.ts';

const now = new Date('2026-11-23T10:00Z');
const rep = (repId: string, changes: Partial<Candidate> = {}): Candidate => ({
  repId,
  name: repId,
  skills: [],
  shift: { state: 'on_shift' },
  outOfHours: false,
  load: { open: 0, day: 0, week: 0 },
  capacity: {},
  excluded: null,
  coverId: null,
  lastAssignedAt: null,
  ...changes,
});
const poolOf = (members: Record<string, number>) => ({
  id: 'emea',
  members,
  timezone: 'UTC',
  count: 'eligible' as const,
  catch_up: NO_CATCH_UP,
  count_owner_matches: false,
});
const lead = (candidates: Candidate[], changes: Partial<OrdinaryLead> = {}): OrdinaryLead => ({
  pool: poolOf({ ana: 100, ben: 100 }),
  candidates,
  lags: {},
  paused: false,
  now,
  units: null,
  ...changes,
});

const AWAY = {
  state: 'unavailable',
  reason: because('availability.away_open'),
  until: null,
} as const;
const FULL = { load: { open: 5, day: 0, week: 0 }, capacity: { open: 5 } };

describe('whose turn it is', () => {
  it('is told each member from where they stand', () => {
    const turns = whoIsNext(
      lead([rep('ana'), rep('ben', { lastAssignedAt: now }), rep('cleo', { shift: AWAY })], {
        pool: poolOf({ ana: 100, ben: 100, cleo: 100 }),
      }),
    );
    expect(turns.next).toBe('ana');
    expect(turnOf(turns, 'ana')).toEqual({ as: 'own' });
    expect(turnOf(turns, 'ben')).toMatchObject({
      as: 'other',
      repId: 'ana',
      why: { code: 'tie.longest_waiting' },
    });
    expect(turnOf(turns, 'cleo')).toEqual({ as: 'out', why: because('availability.away_open') });
    expect(turnOf(turns, 'dora')).toBeNull();
  });

  it('is nobody’s while the pool is paused or everybody is full', () => {
    const paused = whoIsNext(lead([rep('ana'), rep('ben')], { paused: true }));
    expect(paused.next).toBeNull();
    expect(turnOf(paused, 'ana')).toMatchObject({ as: 'out', why: { code: 'pool.paused' } });
    const full = whoIsNext(lead([rep('ana', FULL), rep('ben', FULL)]));
    expect(turnOf(full, 'ben')).toMatchObject({ as: 'out', why: { code: 'capacity.full' } });
  });
});

const IDS = ['ana', 'ben', 'cleo', 'dora', 'emil', 'fay'];
const team = fc.record({
  weights: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 6, maxLength: 6 }),
  moved: fc.array(fc.nat({ max: 5 }), { maxLength: 40 }),
  states: fc.array(fc.constantFrom('here', 'here', 'here', 'away', 'full'), {
    minLength: 6,
    maxLength: 6,
  }),
  waits: fc.array(fc.nat({ max: 3 }), { minLength: 6, maxLength: 6 }),
});

/** The lead as a pool would meet it, put together from the two parts that decide, and no more. */
function oracle({ pool, candidates, lags }: OrdinaryLead): string | null {
  const entries = candidates.flatMap((one) => {
    const weight = pool.members[one.repId] ?? 0;
    const terms = { requireSkills: [], ignoreCapacity: false, hotTier: null, units: 1 };
    if (judgeCandidate(one, { ...terms, weight })) return [];
    const { repId, lastAssignedAt } = one;
    const standing = { open: one.load.open, room: 1, skills: 0 };
    return [{ repId, weight, lag: lags[repId] ?? 0, lastAssignedAt, ...standing }];
  });
  return entries.length === 0 ? null : pickMostOwed(entries).repId;
}

describe('who is called next', () => {
  it('is who would get an ordinary lead, and nobody else calls the turn theirs', () => {
    fc.assert(
      fc.property(team, ({ weights, moved, states, waits }) => {
        const members = Object.fromEntries(IDS.map((id, i) => [id, weights[i] ?? 0]));
        const lags: Record<string, number> = {};
        const shares = IDS.map((repId) => ({ repId, weight: (members[repId] ?? 0) + 1 }));
        for (const i of moved) {
          const changes = drawChanges(shares, IDS[i] ?? 'ana');
          for (const id of IDS) lags[id] = (lags[id] ?? 0) + (changes[id] ?? 0);
        }
        const candidates = IDS.map((id, i) => {
          const lastAssignedAt = new Date(now.getTime() - (waits[i] ?? 0) * 1000);
          const state = states[i];
          const odd = state === 'away' ? { shift: AWAY } : state === 'full' ? FULL : {};
          return rep(id, { ...odd, lastAssignedAt });
        });
        const asked = lead(candidates, { pool: poolOf(members), lags });
        const turns = whoIsNext(asked);
        expect(turns.next).toBe(oracle(asked));
        const own = IDS.filter((id) => turnOf(turns, id)?.as === 'own');
        expect(own).toEqual(turns.next === null ? [] : [turns.next]);
        for (const id of IDS) {
          const turn = turnOf(turns, id);
          if (turn?.as === 'other') expect(turn.repId).toBe(turns.next);
        }
      }),
      { numRuns: 300 },
    );
  });
});
