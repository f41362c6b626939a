import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseFromPool } from '../../../src/routing/assignment/choose-from-pool.ts';
import { type ChoiceTerms, judgeChoices } from '../../../src/routing/assignment/judge-choices.ts';
import type { Candidate } from '../../../src/routing/model/decision.ts';
import { policySchema } from '../../../src/routing/model/policy/policy.ts';
import { because } from '../../../src/routing/model/reasons.ts';

const now = new Date('2026-11-20T18:00Z');
const AWAY = because('availability.away_open');

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
const away = { shift: { state: 'unavailable' as const, reason: AWAY, until: null } };

const [EMEA] = policySchema.parse({
  version: 1,
  pools: [{ id: 'emea', members: { ana: 100, ben: 100, cleo: 100, dora: 100 } }],
  rules: [{ id: 'rest', assign: { pool: 'emea' } }],
}).pools;
if (!EMEA) throw new Error('There is no pool.');

const draw = {
  pool: EMEA,
  queue: 'emea',
  lags: { ana: -500_000, ben: 500_000, cleo: 0, dora: 0 },
  catchUps: {},
  requireSkills: ['es'],
  exclude: [],
};
const terms = (candidates: Candidate[], changes: Partial<ChoiceTerms> = {}): ChoiceTerms => ({
  now,
  candidates,
  draw,
  hotTier: null,
  units: 1,
  waited: false,
  holderId: null,
  ...changes,
});
const es = { skills: ['es', 'de'] };
const TEAM = [
  rep('ana', es),
  rep('ben', { ...es, load: { open: 7, day: 1, week: 2, external: 2 }, capacity: { open: 25 } }),
  rep('cleo', { ...es, ...away }),
  rep('dora'),
  rep('zoe', { ...es, ...away }),
  rep('yan', es),
  rep('xia'),
];
const idsOf = (given: ChoiceTerms) => judgeChoices(given).map(({ repId }) => repId);

describe('judgeChoices', () => {
  it('has first who of the pool may have it, most owed first, and the rest of the team last', () => {
    expect(idsOf(terms(TEAM))).toEqual(['ben', 'ana', 'cleo', 'dora', 'yan', 'xia', 'zoe']);
    expect(idsOf(terms(TEAM.toReversed()))).toEqual(idsOf(terms(TEAM)));
  });

  it('says what speaks for each and what is in the way', () => {
    const of = new Map(judgeChoices(terms(TEAM)).map((choice) => [choice.repId, choice]));
    const inPlay = { outside: false, skills: ['es'], obstacle: null };
    expect(of.get('ben')).toMatchObject({ ...inPlay, owed: 1, open: 9, cap: 25 });
    expect(of.get('ana')).toMatchObject({ ...inPlay, owed: 0, open: 0, cap: null });
    expect(of.get('cleo')).toMatchObject({ outside: false, owed: null, obstacle: AWAY });
    const lacks = because('skill.missing', { value: 'es' });
    expect(of.get('dora')).toMatchObject({ outside: false, obstacle: lacks });
    expect(of.get('yan')).toMatchObject({ outside: true, owed: null, obstacle: null });
    expect(of.get('xia')).toMatchObject({ outside: true, obstacle: lacks });
  });

  it('says of whoever has the lead that they have it', () => {
    const [ben] = judgeChoices(terms(TEAM, { holderId: 'ben' })).filter(
      ({ repId }) => repId === 'ben',
    );
    expect(ben).toMatchObject({ obstacle: because('exclusion.has_it') });
  });

  it('keeps to what everybody is owed, however many they are', () => {
    const ids = Array.from({ length: 60 }, (_, n) => `rep${n}`);
    const members = Object.fromEntries(ids.map((id) => [id, 100]));
    const lags = Object.fromEntries(ids.map((id, n) => [id, ((n * 7) % 60) * 10_000]));
    const of = { ...draw, pool: { ...EMEA, members }, lags, requireSkills: [] };
    const team = ids.map((id) => rep(id));
    const owed = judgeChoices(terms(team, { draw: of })).map((choice) => choice.owed ?? 0);
    expect(owed).toEqual(owed.toSorted((a, b) => b - a));
  });

  it('judges the whole team alike where the lead belongs to no pool', () => {
    const choices = judgeChoices(terms(TEAM, { draw: null }));
    expect(choices.every(({ outside, owed }) => !outside && owed === null)).toBe(true);
    expect(choices.map(({ repId }) => repId)).toEqual([
      'ana',
      'ben',
      'dora',
      'xia',
      'yan',
      'cleo',
      'zoe',
    ]);
  });

  it('finds the same people fit as the router does, and first whom it would ask', () => {
    const anyone = fc.record({
      away: fc.boolean(),
      excluded: fc.constantFrom(null, 'declined' as const, 'timed_out' as const),
      skills: fc.subarray(['es', 'de']),
      open: fc.integer({ min: 0, max: 4 }),
      lag: fc.integer({ min: -2_000_000, max: 2_000_000 }),
    });
    const four = fc.tuple(anyone, anyone, anyone, anyone);
    fc.assert(
      fc.property(four, (people) => {
        const ids = Object.keys(EMEA.members);
        const lags = Object.fromEntries(ids.map((id, n) => [id, people[n]?.lag ?? 0]));
        const team = people.map(({ away: isAway, open, excluded, skills }, n) =>
          rep(ids[n] ?? '', {
            excluded,
            skills,
            ...(isAway && away),
            load: { open, day: 0, week: 0 },
            capacity: { open: 3 },
          }),
        );
        const given = terms(team, { draw: { ...draw, lags } });
        const plain = { paused: false, preferSkills: [], companyReps: [], waitUpToMs: null };
        const answer = chooseFromPool({ ...given, ...draw, lags, ...plain });
        const fit = judgeChoices(given).filter(({ obstacle }) => obstacle === null);
        const known = answer.verdicts.filter(({ eligible }) => eligible).map((one) => one.rep);
        expect(fit.map(({ repId }) => repId).toSorted()).toEqual(known.toSorted());
        if (answer.outcome === 'offered') expect(fit[0]?.repId).toBe(answer.repId);
      }),
    );
  });
});
