import { describe, expect, it, test } from 'vitest';
import {
  comesOnAt,
  judgeCandidate,
  type Terms,
  whyOffShift,
} from '../../../src/routing/assignment/eligibility.ts';
import type { Candidate } from '../../../src/routing/model/decision.ts';
import { reasonText } from '../../../src/routing/model/reasons.ts';

const now = new Date('2026-11-20T18:00Z');
const until = new Date('2026-11-23T08:00Z');
const FIFTEEN_HOURS = 15 * 3_600_000;

const candidate = (changes: Partial<Candidate> = {}): Candidate => ({
  repId: 'ana',
  name: 'Ana Ruiz',
  skills: ['es'],
  shift: { state: 'on_shift' },
  outOfHours: false,
  load: { open: 3, day: 2, week: 4 },
  capacity: {},
  excluded: null,
  coverId: null,
  lastAssignedAt: null,
  ...changes,
});
const terms = (changes: Partial<Terms> = {}): Terms => ({
  weight: 100,
  requireSkills: [],
  ignoreCapacity: false,
  hotTier: null,
  units: null,
  ...changes,
});
const AWAY: Candidate['shift'] = {
  state: 'unavailable',
  reason: { code: 'availability.away_open' },
  until: null,
};
const OFF: Candidate['shift'] = { state: 'off_shift', until };
const off = (changes: Partial<Candidate> = {}) => candidate({ shift: OFF, ...changes });
const wait = (waitUpToMs: number | null, nobodyIsHere = false) => ({
  now,
  waitUpToMs,
  nobodyIsHere,
});

describe('judgeCandidate', () => {
  test.each<[string, Partial<Candidate>, Partial<Terms>]>([
    ['without limits', {}, {}],
    ['with one free place', { capacity: { open: 4, day: 3, week: 5 } }, {}],
    ['with the skills', { skills: ['es', 'de'] }, { requireSkills: ['de', 'es'] }],
    ['without a pool', {}, { weight: null }],
    ['full, where capacity does not count', { capacity: { open: 1 } }, { ignoreCapacity: true }],
  ])('lets a rep play %s', (_, changes, given) => {
    expect(judgeCandidate(candidate(changes), terms(given))).toBeNull();
  });

  test.each<[string, Partial<Candidate>, Partial<Terms>, object]>([
    ['a decline', { excluded: 'declined' }, {}, { code: 'exclusion.declined' }],
    ['a timeout', { excluded: 'timed_out' }, {}, { code: 'exclusion.timed_out' }],
    ['weight 0', {}, { weight: 0 }, { code: 'pool.weight_zero' }],
    [
      'a missing skill',
      {},
      { requireSkills: ['es', 'de', 'fr'] },
      { code: 'skill.missing', data: { value: 'de' } },
    ],
    ['an absence', { shift: AWAY }, {}, { code: 'availability.away_open' }],
    [
      'the shift',
      { shift: OFF },
      { ignoreCapacity: true },
      { code: 'availability.off_shift', data: { until: until.toISOString() } },
    ],
    [
      'open leads',
      { capacity: { open: 3 } },
      {},
      { code: 'capacity.full', data: { open: 3, cap: 3 } },
    ],
    [
      'the day',
      { capacity: { day: 1 } },
      {},
      { code: 'capacity.day_full', data: { open: 2, cap: 1 } },
    ],
    [
      'the week',
      { capacity: { week: 4 } },
      {},
      { code: 'capacity.week_full', data: { open: 4, cap: 4 } },
    ],
  ])('names %s as the obstacle', (_, changes, given, reason) => {
    expect(judgeCandidate(candidate(changes), terms(given))).toEqual(reason);
  });

  it('names the first of many: exclusion, weight, skills, availability, capacity', () => {
    const all = candidate({ excluded: 'declined', shift: OFF, capacity: { open: 0 } });
    const code = (changes: Partial<Candidate>, given: Partial<Terms>) =>
      judgeCandidate({ ...all, ...changes }, terms({ requireSkills: ['de'], ...given }))?.code;
    expect(code({}, { weight: 0 })).toBe('exclusion.declined');
    expect(code({ excluded: null }, { weight: 0 })).toBe('pool.weight_zero');
    expect(code({ excluded: null }, {})).toBe('skill.missing');
    expect(code({ excluded: null }, { requireSkills: [] })).toBe('availability.off_shift');
  });
});

describe('a hot lead off shift', () => {
  const HOT = { hotTier: 'strategic' };
  test.each<[string, Partial<Candidate>, Partial<Terms>, string | undefined]>([
    ['reaches who asked for it', { outOfHours: true }, HOT, undefined],
    ['leaves the others alone', {}, HOT, 'availability.off_shift'],
    ['needs a tier that is hot', { outOfHours: true }, {}, 'availability.off_shift'],
    ['never reaches who is away', { outOfHours: true, shift: AWAY }, HOT, 'availability.away_open'],
    ['keeps to their capacity', { outOfHours: true, capacity: { open: 3 } }, HOT, 'capacity.full'],
  ])('%s', (_, changes, given, code) => {
    expect(judgeCandidate(off(changes), terms(given))?.code).toBe(code);
  });

  it('is said beside the reason for the choice, and only off shift', () => {
    const why = { code: 'availability.out_of_hours', data: { value: 'strategic' } };
    expect(whyOffShift(off({ outOfHours: true }), 'strategic')).toEqual([why]);
    expect(whyOffShift(candidate({ outOfHours: true }), 'strategic')).toEqual([]);
  });
});

describe('a lead that counts for more than one', () => {
  const large = terms({ units: 3 });
  const judged = (changes: Partial<Candidate>, given = large) => {
    const why = judgeCandidate(candidate(changes), given);
    return why && reasonText(why);
  };

  it('needs as many places as it counts, of each cap', () => {
    expect(judged({ capacity: { open: 6, day: 5, week: 7 } })).toBeNull();
    const says = 'and this one counts 3';
    expect(judged({ capacity: { open: 5 } })).toBe(`full: 3 of 5 units taken, ${says}`);
    expect(judged({ capacity: { day: 4 } })).toBe(`full for today: 2 of 4 units, ${says}`);
    expect(judged({ capacity: { week: 6 } })).toBe(`full for this week: 4 of 6 units, ${says}`);
  });

  it('has an ordinary lead beside it told in units as well', () => {
    expect(judged({ capacity: { open: 4 } }, terms({ units: 1 }))).toBeNull();
    expect(judged({ capacity: { open: 3 } }, terms({ units: 1 }))).toBe(
      'full: 3 of 3 units taken, and this one counts 1',
    );
  });

  it('never comes to whoever has not as many places at all', () => {
    expect(comesOnAt(off({ capacity: { open: 2 } }), large, wait(null, true))).toBeNull();
    expect(comesOnAt(off({ capacity: { open: 3 } }), large, wait(null, true))).toEqual(until);
  });

  it('meets the open work of the CRM, which fills what is open alone', () => {
    const load = { open: 3, day: 2, week: 4, external: 4 };
    expect(judged({ load, capacity: { open: 8, day: 3, week: 5 } }, terms())).toBeNull();
    expect(judged({ load, capacity: { open: 7 } }, terms())).toBe(
      'full: 7 of 7 open, 4 of them in the CRM',
    );
    expect(judged({ load, capacity: { open: 9 } })).toBe(
      'full: 7 of 9 units taken, 4 of them in the CRM, and this one counts 3',
    );
    expect(comesOnAt(off({ load, capacity: { open: 7 } }), terms(), wait(null))).toBeNull();
    expect(comesOnAt(off({ load, capacity: { open: 8 } }), terms(), wait(null))).toEqual(until);
  });
});

describe('comesOnAt', () => {
  it('is the start of the shift when the wait has no limit', () => {
    expect(comesOnAt(off(), terms(), wait(null))).toEqual(until);
  });

  it('keeps to the limit, to the millisecond', () => {
    const inMs = until.getTime() - now.getTime();
    expect(comesOnAt(off(), terms(), wait(inMs))).toEqual(until);
    expect(comesOnAt(off(), terms(), wait(inMs - 1))).toBeNull();
    expect(comesOnAt(off(), terms(), wait(0))).toBeNull();
  });

  it('counts on caps of the day and the week to roll over, and on nothing else', () => {
    const capacity = { day: 2, week: 4 };
    expect(comesOnAt(off({ capacity }), terms(), wait(null))).toEqual(until);
    expect(comesOnAt(off({ capacity: { open: 3 } }), terms(), wait(null))).toBeNull();
    expect(comesOnAt(off({ capacity: { day: 0 } }), terms(), wait(null))).toBeNull();
  });

  it('waits for nobody who could not take it then', () => {
    expect(comesOnAt(off({ excluded: 'declined' }), terms(), wait(null))).toBeNull();
    expect(comesOnAt(off(), terms({ weight: 0 }), wait(null))).toBeNull();
    expect(comesOnAt(off(), terms({ requireSkills: ['de'] }), wait(null))).toBeNull();
    expect(comesOnAt(candidate({ shift: AWAY }), terms(), wait(null))).toBeNull();
  });

  it('forgets silence, because waiting for a shift ends the round', () => {
    expect(comesOnAt(off({ excluded: 'timed_out' }), terms(), wait(null))).toEqual(until);
  });

  it('waits for somebody full only while nobody is here who could do anything about it', () => {
    const full = off({ capacity: { open: 3 } });
    expect(comesOnAt(full, terms(), wait(null, true))).toEqual(until);
    expect(comesOnAt(off({ capacity: { open: 0 } }), terms(), wait(null, true))).toBeNull();
  });

  it('has nothing to wait for while on shift', () => {
    expect(comesOnAt(candidate(), terms(), wait(FIFTEEN_HOURS))).toBeNull();
  });
});
