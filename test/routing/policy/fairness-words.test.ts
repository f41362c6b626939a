import { expect, test } from 'vitest';
import { type Pool, policySchema } from '../../../src/routing/model/policy/policy.ts';
import { fairnessWords } from '../../../src/routing/policy/doc/fairness-words.ts';
import { english } from '../../../src/words/say.ts';

const poolWith = (more: object): Pool => {
  const [pool] = policySchema.parse({
    version: 1,
    pools: [{ id: 'emea', members: { ana: 100, cleo: 100 }, ...more }],
    rules: [{ id: 'rest', assign: { pool: 'emea' } }],
  }).pools;
  if (!pool) throw new Error('a policy without a pool');
  return pool;
};
const ramp = { from: '2026-12-01', steps: ['25% for 14d', '50% for 1d'] };

test.each<[object, string[]]>([
  [{}, []],
  [{ count: 'load' }, ['Leads that only some can take use up their share of the rest.']],
  [
    { catch_up: 3 },
    ['Who was absent catches up on 3 leads at most, one with every 4 of the pool.'],
  ],
  [{ refund_limit: 0 }, ['No turn comes back for a decline.']],
  [{ refund_limit: 1 }, ['At most 1 turn comes back to one rep within a day.']],
  [
    { ramps: { cleo: ramp } },
    ['CLEO starts on 2026-12-01 with 25 % for 14 days and 50 % for 1 day.'],
  ],
])('a pool with %j reads so', (more, words) => {
  expect(fairnessWords(poolWith(more), (id) => id.toUpperCase()).map(english)).toEqual(words);
});
