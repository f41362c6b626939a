import { expect, test } from 'vitest';
import { collectTexts } from '../../src/sandbox/words/collect-texts.ts';
import { isStray } from '../../src/sandbox/words/is-stray.ts';
import { readTexts } from '../../src/sandbox/words/read-texts.ts';

/** May go down, never up: write it with `say` or `mrkdwn` instead. */
const MOST_STRAYS = 33;

test(`at most ${MOST_STRAYS} texts are English for whoever reads them`, () => {
  const strays = collectTexts().filter(isStray);
  expect(strays.map(({ text }) => text).length).toBeLessThanOrEqual(MOST_STRAYS);
});

test('a text with a tag is marked, wherever it stands, and one without is not', () => {
  const code = `
    button({ label: say\`Claim it\`, action: OFFER_CLAIM });
    mrkdwn\`It is \${late ? say\`late\` : 'early enough'} by \${counted(n, 'lead')}.\`;`;
  expect(readTexts(code).map(({ text, role, marked }) => [text, role, marked])).toEqual([
    ['Claim it', 'button', true],
    ['It is {choice} by {count}.', 'sentence', true],
    ['late', 'piece', true],
    ['early enough', 'piece', false],
    ['{count} lead', 'piece', true],
  ]);
});
