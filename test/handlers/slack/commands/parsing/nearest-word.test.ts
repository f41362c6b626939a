import { expect, test } from 'vitest';
import {
  editDistance,
  nearestWord,
} from '../../../../../src/handlers/slack/commands/parsing/nearest-word.ts';

const verbs = ['help', 'show', 'why', 'assign', 'close', 'queue'];

test.each([
  ['asign', 'assign'],
  ['shwo', 'show'],
  ['qeue', 'queue'],
  ['hlp', 'help'],
])('%s was meant to be %s', (typed, meant) => {
  expect(nearestWord(typed, verbs)).toBe(meant);
});

test('a word that is far from all of them is not guessed at', () => {
  expect(nearestWord('banana', verbs)).toBeNull();
  expect(nearestWord('x', verbs)).toBeNull();
});

test.each([
  ['', '', 0],
  ['why', '', 3],
  ['', 'why', 3],
  ['kitten', 'sitting', 3],
  ['pause', 'pause', 0],
])('from %j to %j it takes %i letters', (from, to, letters) => {
  expect(editDistance(from, to)).toBe(letters);
});
