import { expect, test } from 'vitest';
import { hoursWords } from '../../../../src/routing/availability/typed/hours-words.ts';
import { english } from '../../../../src/words/say.ts';

test.each([
  ['always', 'any time'],
  [{}, 'never'],
  [{ 'mon-fri': [] }, 'never'],
  [{ 'mon-fri': ['09:00-18:00'] }, 'Mon to Fri, 09:00 to 18:00'],
  [
    { 'mon-thu': ['09:00-13:00', '14:00-18:00'], fri: ['09:00-15:00'] },
    'Mon to Thu, 09:00 to 13:00 and 14:00 to 18:00; Fri, 09:00 to 15:00',
  ],
] as const)('the working week %j is read as “%s”', (hours, words) => {
  expect(english(hoursWords(hours as Parameters<typeof hoursWords>[0]))).toBe(words);
});
