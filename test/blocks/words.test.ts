import { expect, test } from 'vitest';
import { priorityWord } from '../../src/blocks/words.ts';
import { inEnglish } from '../support/in-english.ts';

test.each([
  [0, 'low'],
  [0.3999, 'low'],
  [0.4, 'medium'],
  [0.6999, 'medium'],
  [0.7, 'high'],
  [1, 'high'],
])('a priority of %d is called %s', (value, word) => {
  expect(inEnglish(priorityWord(value))).toBe(word);
});
