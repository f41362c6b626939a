import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_OVERRIDES,
  type OverrideReason,
} from '../../../../src/routing/model/policy/governance.ts';
import {
  overrideReasons,
  readReason,
} from '../../../../src/routing/policy/overrides/read-reason.ts';

const { reasons } = DEFAULT_OVERRIDES;
const read = (reason: string, note?: string) => {
  const found = readReason(reasons, { reason, note });
  return found.outcome === 'read' ? [found.code, found.words] : found.outcome;
};

describe('the reason of an override', () => {
  it.each([
    ['knows_account', 'knows_account', 'Knows the account'],
    ['KNOWS_ACCOUNT', 'knows_account', 'Knows the account'],
    ['knows the account', 'knows_account', 'Knows the account'],
    [
      'Knows the account: met them in Berlin',
      'knows_account',
      'Knows the account: met them in Berlin',
    ],
    ['knows_account, met them', 'knows_account', 'Knows the account: met them'],
    ['knows_account — met them', 'knows_account', 'Knows the account: met them'],
    ['knows_account met them', 'knows_account', 'Knows the account: met them'],
    ['Workload of this week', 'workload', 'Workload: of this week'],
    ['other: he asked', 'other', 'he asked'],
    ['Something else: he asked', 'other', 'he asked'],
  ])('“%s” is one of the list', (typed, code, words) => {
    expect(read(typed)).toEqual([code, words]);
  });

  it.each([
    'knows them',
    'knows the accountant',
    'workloads differ',
    'other teams asked for it',
    'something else came up',
  ])('“%s” stands for itself', (typed) => {
    expect(read(typed)).toEqual(['other', typed]);
  });

  it('has its note beside it or after it, and both where both are there', () => {
    expect(read('workload', 'until Friday')).toEqual(['workload', 'Workload: until Friday']);
    expect(read('workload too much', 'until Friday')).toEqual([
      'workload',
      'Workload: too much until Friday',
    ]);
    expect(read('he asked', 'twice')).toEqual(['other', 'he asked twice']);
  });

  it('is missing where nothing is said, with the list to choose from', () => {
    const missing = readReason(reasons, { reason: ' ', note: 'he asked' });
    expect(missing).toMatchObject({ outcome: 'reason_missing' });
    expect(missing).toHaveProperty('reasons', expect.arrayContaining(['Knows the account']));
  });

  it('needs a note where the policy says so', () => {
    for (const typed of ['other', 'Something else', 'other:', 'other -']) {
      expect(readReason(reasons, { reason: typed, note: ' ' })).toEqual({
        outcome: 'note_missing',
        reason: 'Something else',
      });
    }
  });

  it('must be of the list where the list has no room for other words', () => {
    const strict = reasons.filter(({ id }) => id !== 'other');
    expect(readReason(strict, { reason: 'he asked' })).toMatchObject({ outcome: 'reason_unknown' });
    expect(readReason(strict, { reason: 'workload' })).toMatchObject({ code: 'workload' });
  });

  it('is the longest one that is meant', () => {
    const two: OverrideReason[] = [
      { id: 'load', label: 'Workload', note: 'optional' },
      { id: 'load_week', label: 'Workload this week', note: 'optional' },
    ];
    expect(readReason(two, { reason: 'workload this week' })).toMatchObject({ code: 'load_week' });
    expect(readReason(two, { reason: 'workload this month' })).toMatchObject({ code: 'load' });
  });

  it('loses no word that was typed', () => {
    const word = fc.constantFrom('other', 'Workload', 'knows', 'the', 'account', 'he', ':', '-');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const typed = words.join(' ');
        const found = readReason(reasons, { reason: typed });
        if (found.outcome !== 'read') return;
        const label = reasons.find(({ id }) => id === found.code)?.label ?? '';
        const told = `${found.code} ${label} ${found.words}`.toLowerCase();
        const letters = typed.toLowerCase().match(/[a-z]+/g) ?? [];
        expect(letters.filter((one) => !told.includes(one))).toEqual([]);
      }),
    );
  });

  it('comes from the usual list where a stored policy has none', () => {
    expect(overrideReasons(null)).toBe(reasons);
  });
});
