import { expect, test } from 'vitest';
import { missWords } from '../../../src/routing/explanation/miss-words.ts';
import { because } from '../../../src/routing/model/reasons.ts';
import { english } from '../../../src/words/say.ts';

test.each([
  ['account.status', 'nothing', 'competitor', 'the account is not marked competitor'],
  [
    'company.employees',
    '200',
    'at least 1000',
    'the employees is 200, and has to be at least 1000',
  ],
  ['person.title', 'nothing', 'CTO', 'the job title is not known, and has to be CTO'],
  ['account.matched', 'false', 'true', 'the account is not known'],
  ['not', 'company.country ES', 'anything else', 'it is not for country ES'],
])('a miss of %s (%s) is said without fields of the file', (field, found, expected, words) => {
  const why = because('rule.not_matched', { field, found, expected });
  expect(english(missWords(why, 'UTC'))).toBe(words);
});
