import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { collectTexts } from '../../src/sandbox/words/collect-texts.ts';
import { isStray, SAME_EVERYWHERE } from '../../src/sandbox/words/is-stray.ts';
import { readTexts } from '../../src/sandbox/words/read-texts.ts';
import { surfaceOf } from '../../src/sandbox/words/surfaces.ts';

const TEXTS = collectTexts();

test('no text is English for whoever reads it, but what is the same in all languages', () => {
  expect(TEXTS.filter(isStray).map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  const plain = new Set(TEXTS.filter(({ marked }) => !marked).map(({ text }) => text));
  expect([...SAME_EVERYWHERE.keys()].filter((text) => !plain.has(text))).toEqual([]);
});

/** What is read in a terminal, or by whoever runs Baton. */
const TERMINAL = /^(?:sandbox|handlers\/cli)\/|^services\/operations\/run-doctor\.ts$/;

test('every text with a tag is in the catalogue, so that it can be translated', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const read = files.filter((name) => name.endsWith('.ts') && !TERMINAL.test(name));
  expect(read.length).toBeGreaterThan(500);
  const missed = read
    .filter((name) => surfaceOf(`src/${name}`) === null)
    .flatMap((name) => readTexts(readFileSync(`src/${name}`, 'utf8')).map((one) => ({ name, one })))
    .filter(({ one }) => one.marked);
  expect(missed.map(({ name, one }) => `${name}: ${one.text}`)).toEqual([]);
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
