import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { collectTexts } from '../../src/sandbox/words/collect-texts.ts';
import { hasWords } from '../../src/sandbox/words/is-text.ts';
import { readRepoFile } from '../tidy/sources.ts';

const FOLDER = 'test/golden/blocks';

/** What a text says between its slots. */
const patterns = [...new Set(collectTexts().map(({ text }) => text))].filter(hasWords).map((text) =>
  text
    .replaceAll('*', '')
    .trim()
    .split(/\{\w+\}/),
);

/** The words come in order, from the first to the last, with anything in the slots. */
function fits(shown: string, [first = '', ...rest]: readonly string[]): boolean {
  if (rest.length === 0) return shown === first;
  if (!shown.startsWith(first)) return false;
  let at = first.length;
  for (const words of rest.slice(0, -1)) {
    const next = shown.indexOf(words, at);
    if (next < 0) return false;
    at = next + words.length;
  }
  const last = rest.at(-1) ?? '';
  return shown.endsWith(last) && shown.length - last.length >= at;
}

/** With its mark or without: a title is followed by one where it is read aloud. */
const isWritten = (shown: string) =>
  patterns.some((words) => fits(shown, words) || fits(shown.replace(/[.?]$/, ''), words));

/** As a whole, or in groups of sentences, each of them written somewhere. */
function isKnown(shown: string): boolean {
  const sentences = shown.split(/(?<=[.?]) (?=[A-Z])/);
  return sentences.some((_, at) => {
    const rest = sentences.slice(at + 1).join(' ');
    return isWritten(sentences.slice(0, at + 1).join(' ')) && (rest === '' || isKnown(rest));
  });
}

/** Made up for a golden, or put together out of a name and pieces that are in the catalogue. */
const ELSEWHERE = new Set([
  'Not done: Globex. At 10:03 you allowed Ana Ruiz: “/lead assign lead_7k2 @ben knows the account”. I was stopped on the way, and nothing was changed.',
  'Allowed: Globex. At 10:03 you allowed Ana Ruiz: “/lead assign lead_7k2 @ben knows the account”.',
  'CRM. The CRM does not answer.',
  'Globex has been with Ben since 10:01.',
  'Globex is released.',
  'Hours. Not set: Ana Ruiz.',
  'Most reps saw them late.',
  'Reps told. 12 reps.',
  'Salesforce is not connected. Owners are not written back.',
  'Slack was slow from 10:00 to 10:04.',
  'Tell',
  'Your Slack status says away (:palm_tree:).',
  'policy.yml',
]);

/** Names made to break things look like nothing that we wrote. */
const isHostile = (shown: string) => /Übergröße|(.)\1{9}/.test(shown);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Buttons, titles and labels are whole; of the rest counts, line by line, what ends a sentence. */
function wordsOf(value: unknown): string[] {
  if (!isRecord(value)) return [];
  const { title, label, submit, close, type, text } = value;
  const named = [title, label, submit, close, type === 'button' ? text : null];
  const whole = named.flatMap((one) => (isRecord(one) ? String(one.text) : []));
  const lines = typeof text === 'string' ? text.split(/\n| · /) : [];
  const sentences = lines.filter((line) => /^\*?[A-Z].*[.?]\*?$/.test(line));
  return [...whole, ...sentences, ...Object.values(value).flatMap(wordsOf)];
}

test('every sentence and every label of the goldens is in the catalogue', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  const shown = new Map<string, string>();
  for (const file of files) {
    for (const words of wordsOf(JSON.parse(readRepoFile(`${FOLDER}/${file}`)))) {
      if (!isHostile(words)) shown.set(words.replaceAll('*', ''), file);
    }
  }
  expect(shown.size).toBeGreaterThan(350);
  const unknown = [...shown].filter(([words]) => !isKnown(words) && !ELSEWHERE.has(words));
  expect(unknown.map(([words, file]) => `${file}: ${words}`)).toEqual([]);
});

test('a sentence that nobody wrote is in no catalogue', () => {
  expect(isKnown('Globex is yours now.')).toBe(true);
  expect(isKnown('Globex flew over the moon.')).toBe(false);
  expect(fits('Claim by 10:05', ['Claim by ', ''])).toBe(true);
  expect(fits('Claim', ['Claim', 'Claim'])).toBe(false);
});
