import { expect, it } from 'vitest';
import { tierSchema } from '../../../src/routing/model/policy/sla.ts';
import { tierWords } from '../../../src/routing/policy/doc/terms-words.ts';

const breach = (on_breach: unknown[]) =>
  tierWords(tierSchema.parse({ claim: '15m', on_breach })).find((line) => line.startsWith('When'));

it('a step of no level counts from each breach', () => {
  expect(breach(['escalate', { reroute: '2m' }])).toBe(
    'When that time is over: a manager hears of it at once and the next rep is asked 2 minutes later (at most 3 more).',
  );
});

it('a level names whom it reaches, and says from when it counts', () => {
  expect(
    breach(['escalate', { escalate: '10m', to: 'managers' }, { escalate: '20m', to: 'ops' }]),
  ).toBe(
    'When that time is over: a manager hears of it at once, the manager is called in person 10 minutes later and operations are told 20 minutes later; whoever is called counts from the first rep’s breach until somebody claims it.',
  );
});
