import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseFromPool,
  type PoolRequest,
} from '../../../src/routing/assignment/choose-from-pool.ts';
import { judgeCandidate } from '../../../src/routing/assignment/eligibility.ts';
import { sumOf } from '../../../src/routing/fairness/ledger.ts';
import { type Candidate, NAMED_LOSERS } from '../../../src/routing/model/decision.ts';
import { NO_CATCH_UP } from '../../../src/routing/model/policy/fairness.ts';

const now = new Date('2026-11-20T18:00Z');
const SOON = new Date('2026-11-20T19:00Z');
const MONDAY = new Date('2026-11-23T08:00Z');

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
const off = (until: Date): Candidate['shift'] => ({ state: 'off_shift', until });

const pool = (members: Record<string, number>, count_owner_matches = false) => ({
  id: 'emea',
  members,
  timezone: 'UTC',
  count: 'eligible' as const,
  catch_up: NO_CATCH_UP,
  count_owner_matches,
});

const request = (candidates: Candidate[], changes: Partial<PoolRequest> = {}): PoolRequest => ({
  now,
  pool: pool({ ana: 100, ben: 100, cem: 0 }),
  queue: 'emea',
  candidates,
  lags: {},
  catchUps: {},
  requireSkills: [],
  preferSkills: [],
  hotTier: null,
  units: 1,
  paused: false,
  waitUpToMs: null,
  companyReps: [],
  ...changes,
});

it('names the losers who were owed most first, then everybody else by id', () => {
  const ids = Array.from({ length: 40 }, (_, n) => `rep${String(n).padStart(2, '0')}`);
  const lags = Object.fromEntries(ids.map((id, n) => [id, ((n * 17) % 40) * 10_000]));
  const members = Object.fromEntries(ids.map((id) => [id, 100]));
  const answer = chooseFromPool(
    request(ids.map((id) => rep(id)).toReversed(), { lags, pool: pool(members) }),
  );
  const byOwed = ids.toSorted((a, b) => (lags[b] ?? 0) - (lags[a] ?? 0));
  const [first, rest] = [byOwed.slice(0, 1 + NAMED_LOSERS), byOwed.slice(1 + NAMED_LOSERS)];
  expect(answer.verdicts.map((one) => one.rep)).toEqual([...first, ...rest.toSorted()]);
});

describe('the company is known already', () => {
  const companyReps = ['ben', 'ana'];

  it('says that a hot lead reaches who has it off shift', () => {
    const candidates = [rep('ana'), rep('ben', { shift: off(SOON), outOfHours: true })];
    const codesFor = (hotTier: string | null) =>
      chooseFromPool(request(candidates, { companyReps, hotTier })).reasons.map(({ code }) => code);
    expect(codesFor('strategic')).toEqual(['owner.same_company', 'availability.out_of_hours']);
    expect(codesFor(null)).toEqual(['owner.same_company']);
  });

  it('keeps it with the first of them who can take it, whoever is owed more', () => {
    const lags = { ana: 900_000, ben: -900_000 };
    const answer = chooseFromPool(request([rep('ana'), rep('ben')], { lags, companyReps }));
    expect(answer).toMatchObject({ outcome: 'offered', repId: 'ben', draw: null });
    expect(answer.verdicts.map(({ rep: id, eligible, why }) => [id, eligible, why.code])).toEqual([
      ['ben', true, 'owner.same_company'],
      ['ana', true, 'lost.same_company'],
    ]);
  });

  it('passes over one who cannot take it now, and falls back to whose turn it is', () => {
    const gone = rep('ben', { excluded: 'declined' });
    expect(chooseFromPool(request([rep('ana'), gone], { companyReps }))).toMatchObject({
      repId: 'ana',
      reasons: [{ code: 'owner.same_company' }],
    });
    const other = chooseFromPool(request([rep('ana'), gone], { companyReps: ['ben', 'zoe'] }));
    expect(other).toMatchObject({ repId: 'ana', reasons: [{ code: 'tie.only_one' }] });
  });

  it('uses a turn only in a pool that counts owner matches', () => {
    const counting = { companyReps, pool: pool({ ana: 100, ben: 100 }, true) };
    const answer = chooseFromPool(request([rep('ana'), rep('ben')], counting));
    expect(answer).toMatchObject({ draw: { changes: { ana: 500_000, ben: -500_000 } } });
  });
});

describe('somebody can take it', () => {
  it('offers it to the most owed, as a draw over the eligible', () => {
    const lags = { ana: -250_000, ben: 250_000 };
    const answer = chooseFromPool(request([rep('ana'), rep('ben')], { lags }));
    const reason = { code: 'tie.most_owed', data: { lag: '0.75', next: '0.25' } };
    expect(answer).toEqual({
      outcome: 'offered',
      repId: 'ben',
      draw: { queue: 'emea', repId: 'ben', changes: { ana: 500_000, ben: -500_000 } },
      reasons: [reason],
      verdicts: [
        { rep: 'ben', eligible: true, lag: 0.75, why: reason },
        {
          rep: 'ana',
          eligible: true,
          lag: 0.25,
          why: { code: 'lost.owed_less', data: { lag: '0.25' } },
        },
      ],
    });
  });

  it('credits nobody who could not take it, and says why they could not', () => {
    const full = rep('ana', { load: { open: 5, day: 0, week: 0 }, capacity: { open: 5 } });
    const answer = chooseFromPool(request([full, rep('ben'), rep('cem'), rep('stranger')]));
    expect(answer).toMatchObject({
      outcome: 'offered',
      repId: 'ben',
      draw: { changes: { ben: 0 } },
      reasons: [{ code: 'tie.only_one' }],
    });
    expect(answer.verdicts.map(({ rep: id, lag, why }) => [id, lag, why.code])).toEqual([
      ['ben', 1, 'tie.only_one'],
      ['ana', null, 'capacity.full'],
      ['cem', null, 'pool.weight_zero'],
    ]);
  });

  it('names the skills that were asked for', () => {
    const skilled = rep('ben', { skills: ['es'] });
    const answer = chooseFromPool(request([rep('ana'), skilled], { requireSkills: ['es'] }));
    expect(answer.reasons).toContainEqual({ code: 'skill.has', data: { value: 'es' } });
    expect(answer.verdicts[1]?.why).toEqual({ code: 'skill.missing', data: { value: 'es' } });
  });

  it('lets a preferred skill choose among equals', () => {
    const skilled = rep('ben', { skills: ['es'] });
    const answer = chooseFromPool(request([rep('ana'), skilled], { preferSkills: ['de', 'es'] }));
    expect(answer).toMatchObject({ repId: 'ben', reasons: [{ code: 'tie.preferred_skill' }] });
  });
});

describe('nobody can take it now', () => {
  it('waits for the earliest shift', () => {
    const reps = [rep('ana', { shift: off(MONDAY) }), rep('ben', { shift: off(SOON) })];
    expect(chooseFromPool(request(reps))).toMatchObject({
      outcome: 'scheduled',
      until: SOON,
      reasons: [{ code: 'schedule.shift_starts', data: { until: SOON.toISOString() } }],
      verdicts: [{ rep: 'ana', why: { code: 'availability.off_shift' } }, { rep: 'ben' }],
    });
  });

  it('does not wait longer than the tier allows', () => {
    const reps = [rep('ana', { shift: off(SOON) })];
    expect(chooseFromPool(request(reps, { waitUpToMs: 3_600_000 })).outcome).toBe('scheduled');
    expect(chooseFromPool(request(reps, { waitUpToMs: 3_599_999 })).outcome).toBe('nobody');
    expect(chooseFromPool(request(reps, { waitUpToMs: 0 })).outcome).toBe('nobody');
  });

  it('does not wait for a shift that would not help', () => {
    const gone = rep('ana', { shift: off(SOON), excluded: 'declined' });
    expect(chooseFromPool(request([gone, rep('cem', { shift: off(SOON) })]))).toMatchObject({
      outcome: 'nobody',
      reasons: [{ code: 'rule.nobody_eligible', data: { pool: 'emea' } }],
    });
  });

  it('offers nothing and waits for nobody in a paused pool', () => {
    const reps = [rep('ana'), rep('ben', { shift: off(SOON) })];
    const paused = { code: 'pool.paused', data: { pool: 'emea' } };
    expect(chooseFromPool(request(reps, { paused: true }))).toEqual({
      outcome: 'nobody',
      reasons: [paused],
      verdicts: [
        { rep: 'ana', eligible: false, lag: null, why: paused },
        { rep: 'ben', eligible: false, lag: null, why: paused },
      ],
    });
  });

  it('has an answer for an empty pool', () => {
    const answer = chooseFromPool(request([rep('ana')], { pool: pool({}) }));
    expect(answer).toMatchObject({ outcome: 'nobody', verdicts: [] });
  });
});

const anyRep = fc
  .record({
    id: fc.integer({ min: 0, max: 15 }),
    skills: fc.subarray(['es', 'de']),
    shift: fc.constantFrom<Candidate['shift']>({ state: 'on_shift' }, off(SOON), off(MONDAY)),
    open: fc.nat(3),
    cap: fc.constantFrom(2, 3, undefined),
    excluded: fc.constantFrom('declined' as const, null, null),
    weight: fc.nat(3),
    lag: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  })
  .map(({ id, open, cap, weight, lag, ...rest }) => ({
    weight,
    lag,
    candidate: rep(`rep-${id}`, {
      ...rest,
      load: { open, day: 0, week: 0 },
      capacity: { open: cap },
    }),
  }));
const anyRequest = fc
  .uniqueArray(anyRep, { selector: ({ candidate }) => candidate.repId, maxLength: 12 })
  .map((reps) => {
    const record = <T>(of: (one: (typeof reps)[number]) => T) =>
      Object.fromEntries(reps.map((one) => [one.candidate.repId, of(one)]));
    return request(
      reps.map(({ candidate }) => candidate),
      {
        pool: pool(record(({ weight }) => weight)),
        lags: record(({ lag }) => lag),
        requireSkills: ['es'],
        preferSkills: ['de'],
      },
    );
  });

it('never chooses an ineligible rep, and never nobody while somebody is eligible', () => {
  fc.assert(
    fc.property(anyRequest, (given) => {
      const answer = chooseFromPool(given);
      const eligible = given.candidates.filter(
        (one) =>
          judgeCandidate(one, {
            weight: given.pool.members[one.repId] ?? 0,
            requireSkills: given.requireSkills,
            ignoreCapacity: false,
            hotTier: given.hotTier,
            units: given.units,
          }) === null,
      );
      expect(answer.outcome === 'offered').toBe(eligible.length > 0);
      expect(answer.verdicts).toHaveLength(given.candidates.length);
      if (answer.outcome !== 'offered') return;
      const ids = eligible.map(({ repId }) => repId).toSorted();
      expect(ids).toContain(answer.repId);
      expect(Object.keys(answer.draw?.changes ?? {}).toSorted()).toEqual(ids);
      expect(sumOf(answer.draw?.changes ?? {})).toBe(0);
    }),
    { numRuns: 500 },
  );
});

it('gives the same answer whatever the order of the candidates', () => {
  const shuffled = anyRequest.chain((given) => {
    const length = given.candidates.length;
    const order = { minLength: length, maxLength: length };
    return fc.tuple(fc.constant(given), fc.shuffledSubarray([...given.candidates], order));
  });
  fc.assert(
    fc.property(shuffled, ([given, candidates]) => {
      expect(chooseFromPool({ ...given, candidates })).toEqual(chooseFromPool(given));
    }),
    { numRuns: 500 },
  );
});
