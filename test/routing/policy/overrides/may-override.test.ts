import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OverrideGrant } from '../../../../src/routing/model/policy/governance.ts';
import { policySchema } from '../../../../src/routing/model/policy/policy.ts';
import {
  mayOverride,
  type Overridable,
  type Overrider,
} from '../../../../src/routing/policy/overrides/may-override.ts';

const PEOPLE = ['mia', 'leo', 'ana', null];
const POOLS = ['emea', 'apac', 'open'];
const SEGMENTS = ['enterprise', 'everyone'];

function policyWith(allow?: OverrideGrant[]) {
  return policySchema.parse({
    version: 1,
    pools: [
      { id: 'emea', members: { ana: 100 }, manager: 'mia' },
      { id: 'apac', members: { ana: 100 }, manager: 'leo' },
      { id: 'open', members: { ana: 100 } },
    ],
    rules: [{ id: 'rest', assign: { pool: 'emea' } }],
    ...(allow && { overrides: { allow } }),
  });
}

const MIA: Overrider = { id: 'mia', role: 'manager' };
const LEO: Overrider = { id: 'leo', role: 'manager' };
const ANA: Overrider = { id: 'ana', role: 'rep' };
const lead = (more: Partial<Overridable> = {}): Overridable => ({
  poolId: 'emea',
  segment: 'everyone',
  repManagerId: null,
  ...more,
});

const someone = fc.record({
  id: fc.constantFrom(...PEOPLE),
  role: fc.constantFrom('rep' as const, 'manager' as const, 'admin' as const),
});
const somewhere = fc.record({
  poolId: fc.constantFrom(...POOLS, 'gone', null),
  segment: fc.constantFrom(...SEGMENTS, null),
  repManagerId: fc.constantFrom('mia', 'leo', null),
});
const some = (all: string[]) => fc.subarray(all, { minLength: 1 });
const grant: fc.Arbitrary<OverrideGrant> = fc.record(
  {
    who: fc.oneof(fc.constantFrom('manager' as const, 'admin' as const), some(['mia', 'ana'])),
    pools: fc.oneof(fc.constant('own' as const), some(POOLS)),
    segments: some(SEGMENTS),
  },
  { requiredKeys: ['who'] },
);
const grants = fc.array(grant, { minLength: 1, maxLength: 3 });

describe('who may override', () => {
  it('is every manager for every lead, where the policy says nothing', () => {
    fc.assert(
      fc.property(someone, somewhere, (who, where) => {
        const may = who.role !== 'rep';
        expect(mayOverride(policyWith(), who, where)).toBe(may);
        expect(mayOverride(null, who, where)).toBe(may);
      }),
    );
  });

  it('is the same under a policy that an older release has stored', () => {
    const { overrides: _, ...stored } = policyWith();
    const old = stored as ReturnType<typeof policyWith>;
    expect([MIA, ANA].map((who) => mayOverride(old, who, lead()))).toEqual([true, false]);
  });

  it('is never fewer people with one more grant', () => {
    fc.assert(
      fc.property(grants, grant, fc.nat(4), someone, somewhere, (few, more, at, who, where) => {
        const all = few.toSpliced(at, 0, more);
        const before = mayOverride(policyWith(few), who, where);
        expect(mayOverride(policyWith(all), who, where) || !before).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is an admin in any case, and the command line, which is one', () => {
    fc.assert(
      fc.property(grants, somewhere, fc.constantFrom(...PEOPLE), (allow, where, id) => {
        expect(mayOverride(policyWith(allow), { id, role: 'admin' }, where)).toBe(true);
      }),
    );
  });

  it('is who is named, of any role, and in no role who is not', () => {
    const policy = policyWith([{ who: ['ana'] }]);
    expect(mayOverride(policy, ANA, lead())).toBe(true);
    expect(mayOverride(policy, MIA, lead())).toBe(false);
  });

  it.each<[string, Overridable, boolean, boolean]>([
    ['of a pool with a manager', lead(), true, false],
    ['of a pool whose manager does not lead the rep', lead({ repManagerId: 'leo' }), true, false],
    ['of no pool, with a rep of theirs', lead({ poolId: null, repManagerId: 'mia' }), true, false],
    ['of a pool without a manager', lead({ poolId: 'open', repManagerId: 'leo' }), false, true],
    ['that nobody looks after', lead({ poolId: 'open' }), false, false],
    ['of no pool and with nobody', lead({ poolId: null }), true, true],
  ])('in pools of their own is whoever looks after it: a lead %s', (_, where, mia, leo) => {
    const policy = policyWith([{ who: 'manager', pools: 'own' }]);
    expect([MIA, LEO].map((who) => mayOverride(policy, who, where))).toEqual([mia, leo]);
  });

  it('is for a pool and a segment of one grant together, of two grants either', () => {
    const both = policyWith([{ who: 'manager', pools: ['apac'], segments: ['enterprise'] }]);
    const either = policyWith([
      { who: 'manager', pools: ['apac'] },
      { who: 'manager', segments: ['enterprise'] },
    ]);
    const where = [
      lead({ poolId: 'apac' }),
      lead({ segment: 'enterprise' }),
      lead({ poolId: 'apac', segment: 'enterprise' }),
      lead({ poolId: null, segment: null }),
    ];
    expect(where.map((one) => mayOverride(both, MIA, one))).toEqual([false, false, true, false]);
    expect(where.map((one) => mayOverride(either, MIA, one))).toEqual([true, true, true, false]);
  });
});
