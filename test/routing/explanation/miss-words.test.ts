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
    'it asks for employees at least 1000, and this has 200',
  ],
  ['person.title', 'nothing', 'CTO', 'it asks for job title CTO, and none is known'],
  ['account.matched', 'false', 'true', 'the account is not known'],
  ['not', 'company.country ES', 'anything else', 'it is not for country ES'],
])('a miss of %s (%s) is said without fields of the file', (field, found, expected, words) => {
  const why = because('rule.not_matched', { field, found, expected });
  expect(english(missWords(why, 'UTC'))).toBe(words);
});
