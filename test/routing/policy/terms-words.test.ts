import { expect, it } from 'vitest';
import { tierSchema } from '../../../src/routing/model/policy/sla.ts';
import { tierWords } from '../../../src/routing/policy/doc/terms-words.ts';
import { english } from '../../../src/words/say.ts';

const words = (tier: object) =>
  tierWords(tierSchema.parse({ claim: '15m', ...tier }))
    .map(english)
    .join(' ');

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

const breach = (on_breach: unknown[]) =>
  tierWords(tierSchema.parse({ claim: '15m', on_breach }))
    .map(english)
    .find((line) => line.startsWith('When'));

it('a step of no level counts from each breach', () => {
  expect(breach(['escalate', { reroute: '2m' }])).toBe(
    'When that time is over: a manager hears of it at once and the next rep is asked 2 minutes later (at most 3 more).',
  );
});

it('a level names whom it reaches, and says from when it counts', () => {
  expect(
    breach(['escalate', { escalate: '10m', to: 'managers' }, { escalate: '20m', to: 'ops' }]),
  ).toBe(
    "When that time is over: a manager hears of it at once, the manager is called in person 10 minutes later and operations are told 20 minutes later; whoever is called counts from the first rep's breach until somebody claims it.",
  );
});
