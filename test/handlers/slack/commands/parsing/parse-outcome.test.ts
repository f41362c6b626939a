import { expect, test } from 'vitest';
import { splitAtOutcome } from '../../../../../src/handlers/slack/commands/parsing/parse-outcome.ts';

test.each([
  ['globex qualified', 'globex', 'qualified', null],
  ['Globex Inc not a fit: too small', 'Globex Inc', 'not_a_fit', 'too small'],
  ['Globex NOT-A-FIT', 'Globex', 'not_a_fit', null],
  ['bad ideas ltd bad', 'bad ideas ltd', 'bad', null],
  ['stale', 'stale', null, null],
  ['globex', 'globex', null, null],
  ['', '', null, null],
])('%j', (text, query, closeAs, reason) => {
  expect(splitAtOutcome(text)).toEqual({ query, closeAs, reason });
});
