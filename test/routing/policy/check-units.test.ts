import { expect, it } from 'vitest';
import { policySchema } from '../../../src/routing/model/policy/policy.ts';
import { rosterSchema } from '../../../src/routing/model/workspace/roster.ts';
import { checkPolicy } from '../../../src/routing/policy/checks/check-policy.ts';

const LARGE = { id: 'large', when: { 'company.employees': { gte: 500 } }, units: 3 };

/** Ana has room for two, Ben for as many as come, nobody has room for more than that in `small`. */
function tooLarge({ over = {}, ben = {} }: { over?: object; ben?: object } = {}): string[] {
  const roster = rosterSchema.parse({
    version: 1,
    reps: [
      { id: 'ana', name: 'Ana', capacity: { open: 2 } },
      { id: 'ben', name: 'Ben', capacity: ben },
      { id: 'mia', name: 'Mia', role: 'manager' },
    ],
  });
  const policy = policySchema.parse({
    version: 1,
    pools: [
      { id: 'small', members: { ana: 100, ben: 0 }, manager: 'mia' },
      { id: 'both', members: { ana: 100, ben: 100 }, manager: 'mia' },
    ],
    segments: [LARGE, { id: 'rest' }],
    rules: [{ id: 'all', assign: { pool: 'small' } }],
    ...over,
  });
  const units = checkPolicy(policy, roster).filter(({ path }) => path.endsWith('.units'));
  return units.map(({ path, severity, message }) => `${severity} ${path} ${message}`);
}

it('a segment too large for everybody of a pool is told with the most room there is', () => {
  expect(tooLarge()).toEqual([
    'warning segments[0].units counts 3, but nobody in "small" has room for more than 2. Raise a capacity in roster.yml, or let it count less.',
  ]);
});

it('whoever has the room, there or where the pool overflows to, is enough', () => {
  const rules = [{ id: 'all', assign: { pool: 'both' } }];
  expect(tooLarge({ over: { rules } })).toEqual([]);
  const overflowing = { id: 'small', members: { ana: 100 }, overflow: 'both' };
  const both = { id: 'both', members: { ana: 100, ben: 100 }, manager: 'mia' };
  expect(tooLarge({ over: { pools: [overflowing, both] } })).toEqual([]);
});

it('a cap for a day or a week is no more room than one for what is open', () => {
  const rules = [{ id: 'all', assign: { pool: 'both' } }];
  expect(tooLarge({ over: { rules }, ben: { open: 9, week: 3 } })).toEqual([]);
  expect(tooLarge({ over: { rules }, ben: { open: 9, day: 1 } })).toHaveLength(1);
});

it('a pool that the segment never reaches says nothing, nor does one that follows a group', () => {
  const apart = [
    { id: 'few', when: { 'company.employees': { lt: 500 } }, assign: { pool: 'small' } },
    { id: 'all', assign: { pool: 'both' } },
  ];
  expect(tooLarge({ over: { rules: apart } })).toEqual([]);
  const named = [
    { id: 'few', when: { segment: 'rest' }, assign: { pool: 'small' } },
    { id: 'all', assign: { pool: 'both' } },
  ];
  expect(tooLarge({ over: { rules: named } })).toEqual([]);
  const pools = [{ id: 'small', members: { ana: 100 }, follows: 'S0SMALL' }];
  expect(tooLarge({ over: { pools } })).toEqual([]);
});
