import { expect, test } from 'vitest';
import { because, type Reason } from '../../../src/routing/model/reasons.ts';
import { givenWords } from '../../../src/services/views/given-words.ts';
import { readDictionary } from '../../../src/words/dictionary.ts';
import { english, spell } from '../../../src/words/say.ts';

const kept = (kind: string, body: string) => ({
  id: 'txt_1',
  leadId: 'lead_1',
  kind,
  body,
  salt: '',
  writtenAt: new Date(0),
});
const own = (reason: Reason) => kept('reason', JSON.stringify(reason));

test.each<[ReturnType<typeof kept> | null, string]>([
  [own(because('cover.left', { rep: 'Ana' })), 'takes over from Ana, who left'],
  [own(because('cover.away', { rep: 'Ana' })), 'covers for Ana'],
  [
    own(because('cover.away', { rep: 'Ana', until: '2026-11-24T08:00:00.000Z' })),
    'covers for Ana until Tue 24 Nov 09:00',
  ],
  [kept('override', 'takes over from Ana, who left'), 'takes over from Ana, who left'],
  [kept('override', '{"code":"given.taken"}'), '{"code":"given.taken"}'],
  [null, ''],
])('%j reads “%s”', (text, words) => {
  expect(english(givenWords(text, 'Europe/Madrid'))).toBe(words);
});

test('what Baton kept is said in the language of whoever reads it, what somebody wrote as it is', () => {
  const texts = { 'takes over from {rep}, who left': '{rep} se fue y le sustituye' };
  const spanish = readDictionary({ language: 'es', texts });
  if ('faults' in spanish) throw new Error('The dictionary cannot be read.');
  const left = givenWords(own(because('cover.left', { rep: 'Ana' })), 'UTC');
  expect(spell(left, spanish)).toBe('Ana se fue y le sustituye');
  const typed = givenWords(kept('override', 'takes over from Ana, who left'), 'UTC');
  expect(spell(typed, spanish)).toBe('takes over from Ana, who left');
});
