import { expect, it } from 'vitest';
import { heardLeads } from '../../../src/blocks/cards/lead-lines.ts';

it.each([
  [1, 'Firm 1.'],
  [3, 'Firm 1, Firm 2, Firm 3.'],
  [4, 'Firm 1, Firm 2, Firm 3 and 1 more.'],
  [100, 'Firm 1, Firm 2, Firm 3 and 97 more.'],
])('of %i leads the first three are heard', (count, words) => {
  const leads = Array.from({ length: count }, (_, n) => ({ company: `Firm ${n + 1}` }));
  expect(heardLeads(leads).value).toBe(words);
});
