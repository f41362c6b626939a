import { expect, it } from 'vitest';
import { tierSchema } from '../../../src/routing/model/policy/sla.ts';
import { tierWords } from '../../../src/routing/policy/doc/terms-words.ts';

const words = (tier: object) => tierWords(tierSchema.parse({ claim: '15m', ...tier })).join(' ');

it('a tier says when each touch is due, and how its owner may put a lead off', () => {
  expect(
    words({ first_touch: '4h', next_touch: '2d', snooze: { most: '7d', times: 3 } }),
  ).toContain(
    'First touch within 4 hours of the claim. After each touch the next one within 2 days. Its owner may put it off 3 times, for 7 days at most.',
  );
  expect(words({ snooze: { times: 1 } })).toContain('put it off once, for 14 days at most.');
  expect(words({ snooze: { times: 0 } })).toContain('Only a manager may put such a lead off.');
  expect(words({})).not.toMatch(/touch|put/);
});
