import { expect, test } from 'vitest';
import { collectTexts, type FoundText } from '../../src/sandbox/words/collect-texts.ts';
import { isWhole } from '../../src/sandbox/words/is-whole.ts';
import { ERRORS } from '../../src/sandbox/words/surfaces.ts';

/** Of a hundred texts for Slack: may go down, never up. Write a sentence with slots instead. */
const MOST_IN_PIECES = 50;

const forSlack = collectTexts().filter(({ surface }) => surface !== ERRORS);

test(`at most ${MOST_IN_PIECES} texts of a hundred are out of reach of a translation`, () => {
  const share = (100 * forSlack.filter((text) => !isWhole(text)).length) / forSlack.length;
  expect(forSlack.length).toBeGreaterThan(1500);
  expect(share).toBeLessThanOrEqual(MOST_IN_PIECES);
});

const aText = (text: string, role: FoundText['role'], file = 'src/blocks/cards/offer-card.ts') => ({
  text,
  role,
  file,
  action: '',
  surface: 'Cards',
});

test('a sentence of the tag and a fixed label are in reach', () => {
  expect(isWhole(aText('{by} claimed {lead} at {at}.', 'sentence'))).toBe(true);
  expect(isWhole(aText('Take it', 'button'))).toBe(true);
  expect(isWhole({ ...aText('lost the tie-break', 'piece'), surface: 'Reasons' })).toBe(true);
});

test('a piece, a filled label and a sentence that is text before it comes to Slack are not', () => {
  expect(isWhole(aText('You are', 'piece'))).toBe(false);
  expect(isWhole(aText('New lead: {lead}', 'title'))).toBe(false);
  const notice = 'src/services/delivery/senders/load-notice.ts';
  expect(isWhole(aText('The pool {pool} is paused.', 'sentence', notice))).toBe(false);
});
