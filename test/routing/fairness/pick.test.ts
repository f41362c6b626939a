import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type PickEntry,
  type Picked,
  pickMostOwed,
  whyLost,
} from '../../../src/routing/fairness/pick.ts';
import { OBJECTIVES } from '../../../src/routing/model/policy/policy.ts';

const LEAD = 1_000_000;

/** `lag` in leads here, before the credit of the draw. */
const entry = (repId: string, lag: number, changes: Partial<PickEntry> = {}): PickEntry => ({
  repId,
  weight: 1,
  lastAssignedAt: null,
  open: 0,
  room: 10,
  skills: 0,
  ...changes,
  lag: Math.round(lag * LEAD),
});
const day = (date: number) => new Date(Date.UTC(2026, 10, date));

const lost = (picked: Picked, repId: string) =>
  whyLost(picked, picked.standings.find((one) => one.repId === repId)?.owed ?? 0);

describe('the pick', () => {
  it('takes whoever is owed most, and says by how much', () => {
    const picked = pickMostOwed([entry('ana', 0.33), entry('ben', -0.09), entry('cem', -0.24)]);
    expect(picked.repId).toBe('ana');
    expect(picked.reason).toEqual({ code: 'tie.most_owed', data: { lag: '0.66', next: '0.24' } });
    expect(lost(picked, 'ben')).toEqual({ code: 'lost.owed_less', data: { lag: '0.24' } });
  });

  it('reports the lag after the credit and before the take', () => {
    const { standings } = pickMostOwed([entry('ana', 0.25), entry('ben', -0.25)]);
    expect(standings).toMatchObject([
      { repId: 'ana', owed: 0.75 * LEAD },
      { repId: 'ben', owed: 0.25 * LEAD },
    ]);
  });

  it('says so when there is nobody else', () => {
    const ana = { repId: 'ana', owed: -2 * LEAD };
    expect(pickMostOwed([entry('ana', -3)])).toMatchObject({
      ...ana,
      standings: [ana],
      reason: { code: 'tie.only_one' },
    });
  });

  it('takes the earliest deadline before the larger lag', () => {
    const heavy = entry('ana', -0.25, { weight: 8 });
    const light = [entry('ben', 0.5), entry('cem', 0.5)];
    const picked = pickMostOwed([heavy, ...light]);
    expect(picked.repId).toBe('ana');
    expect(picked.reason).toEqual({ code: 'tie.deadline', data: { lag: '0.55' } });
    expect(lost(picked, 'ben')).toEqual({ code: 'lost.due_later', data: { lag: '0.60' } });
  });

  it('lets nobody wait who is owed a whole lead, whatever the deadlines and preferences', () => {
    const heavy = entry('ana', -0.2, { weight: 8, skills: 1 });
    const picked = pickMostOwed([heavy, entry('ben', 0.9), entry('cem', 0.55)]);
    expect(picked.repId).toBe('ben');
    expect(picked.reason.code).toBe('tie.most_owed');
  });

  it('takes a whole lead owed before an earlier deadline', () => {
    const heavy = entry('ana', 0.22, { weight: 8 });
    const picked = pickMostOwed([heavy, entry('ben', 0.85), entry('cem', -0.5)]);
    expect(picked.repId).toBe('ana');
    expect(picked.reason).toEqual({ code: 'tie.most_owed', data: { lag: '1.02', next: '0.95' } });
  });

  it('takes the largest lag where nobody is owed enough for a deadline', () => {
    const picked = pickMostOwed([entry('ana', -0.4), entry('ben', -0.3), entry('cem', -2)]);
    expect(picked.repId).toBe('ben');
  });
});

describe('a preferred skill', () => {
  it('decides among reps owed about as much', () => {
    const picked = pickMostOwed([entry('ana', 0.2), entry('ben', -0.2, { skills: 1 })]);
    expect(picked.repId).toBe('ben');
    expect(picked.reason).toEqual({ code: 'tie.preferred_skill' });
    expect(lost(picked, 'ana')).toEqual({ code: 'lost.less_suited', data: { lag: '0.70' } });
  });

  it('does not reach half a lead further than the most owed', () => {
    const picked = pickMostOwed([entry('ana', 0.26), entry('ben', -0.26, { skills: 1 })]);
    expect(picked.repId).toBe('ana');
  });

  it('is not named as the reason where the lag alone would have said the same', () => {
    const picked = pickMostOwed([entry('ana', 0.2, { skills: 1 }), entry('ben', -0.2)]);
    expect(picked.reason.code).toBe('tie.most_owed');
  });
});

describe('equals', () => {
  it('are told apart by who waited longest', () => {
    const picked = pickMostOwed([
      entry('ana', 0, { lastAssignedAt: day(2) }),
      entry('ben', 0, { lastAssignedAt: day(1) }),
    ]);
    expect(picked.repId).toBe('ben');
    expect(picked.reason).toEqual({ code: 'tie.longest_waiting' });
    expect(lost(picked, 'ana')).toEqual({ code: 'lost.tie' });
  });

  it('have waited longest when they never had one', () => {
    const first = entry('ana', 0, { lastAssignedAt: day(1) });
    expect(pickMostOwed([first, entry('ben', 0)]).repId).toBe('ben');
  });

  it('are told apart by id in the end', () => {
    const picked = pickMostOwed([entry('ben', 0), entry('ana', 0)]);
    expect(picked.repId).toBe('ana');
    expect(picked.reason).toEqual({ code: 'tie.id' });
  });

  it('stay equals when rounding moved them a few units apart', () => {
    const late = entry('ana', 0.000_02, { lastAssignedAt: day(2) });
    expect(pickMostOwed([late, entry('ben', 0, { lastAssignedAt: day(1) })]).repId).toBe('ben');
  });
});

describe('what a segment is about', () => {
  const tied = [
    entry('ana', 0, { open: 4, room: 1, skills: 0, lastAssignedAt: day(1) }),
    entry('ben', 0, { open: 9, room: 2, skills: 0, lastAssignedAt: day(3) }),
    entry('cem', 0, { open: 2, room: 0, skills: 0, lastAssignedAt: day(2) }),
  ];

  it.each([
    ['speed_to_lead', 'cem', 'tie.fewest_open'],
    ['value', 'ben', 'tie.most_room'],
    ['fairness', 'ana', 'tie.longest_waiting'],
  ] as const)('settles a tie: %s', (objective, repId, code) => {
    const picked = pickMostOwed(tied, [objective]);
    expect(picked).toMatchObject({ repId, reason: { code } });
    expect(lost(picked, repId === 'ana' ? 'ben' : 'ana')).toEqual({ code: 'lost.tie' });
  });

  it('chooses the most preferred skills for conversion', () => {
    const skilled = tied.map((one, index) => ({ ...one, skills: index + 1 }));
    const picked = pickMostOwed(skilled, ['conversion']);
    expect(picked).toMatchObject({ repId: 'cem', reason: { code: 'tie.most_skills' } });
    expect(pickMostOwed(skilled, [])).toMatchObject({ repId: 'ana' });
  });

  it('asks the next objective where the first says nothing, and at last the id', () => {
    const equal = tied.map((one) => ({ ...one, open: 4 }));
    expect(pickMostOwed(equal, ['speed_to_lead', 'value'])).toMatchObject({
      repId: 'ben',
      reason: { code: 'tie.most_room' },
    });
    const same = equal.map((one) => ({ ...one, room: 1, lastAssignedAt: null }));
    expect(pickMostOwed(same, ['speed_to_lead', 'value'])).toMatchObject({
      repId: 'ana',
      reason: { code: 'tie.id' },
    });
  });

  it('moves nobody past somebody who is owed more', () => {
    const owed = [...tied, entry('dan', 0.4, { open: 99, room: 0 })];
    for (const objective of OBJECTIVES) {
      expect(pickMostOwed(owed, [objective]).repId).toBe('dan');
    }
  });
});

/** Standings come in the order of the entries. */
const sorted = (picked: Picked | undefined) => ({
  ...picked,
  standings: picked?.standings.toSorted((a, b) => (a.repId < b.repId ? -1 : 1)),
});

it('does not care about the order of the entries', () => {
  const lags = fc.integer({ min: -LEAD, max: LEAD }).map((units) => units / LEAD);
  const entries = fc.uniqueArray(
    fc
      .tuple(fc.nat(40), fc.constantFrom(0, 0.25, 0.25001, -0.5), lags, fc.nat(3), fc.nat(2))
      .map(([id, round, odd, weight, skills]) => ({
        ...entry(`rep-${id}`, skills > 0 ? round : odd, { skills, weight: weight + 1 }),
        open: weight,
        room: odd > 0 ? Number.POSITIVE_INFINITY : id % 4,
        lastAssignedAt: id % 3 === 0 ? null : day(id % 5),
      })),
    { selector: ({ repId }) => repId, minLength: 1, maxLength: 12 },
  );
  const shuffled = entries.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, fc.shuffledSubarray([...OBJECTIVES]), ([one, other], objectives) => {
      const [picked, again] = [one, other].map((all) => pickMostOwed(all, objectives));
      expect(sorted(again)).toEqual(sorted(picked));
    }),
    { numRuns: 1_000 },
  );
});
