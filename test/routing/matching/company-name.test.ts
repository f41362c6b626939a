import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  domainLabel,
  keysOf,
  linkKey,
  wordFrames,
} from '../../../src/routing/matching/account-keys.ts';
import { nameKey, similarity, wordFrame } from '../../../src/routing/matching/company-name.ts';
import { account } from './accounts.ts';

test.each([
  ['Globex', 'globex'],
  ['GLOBEX GmbH & Co. KG', 'globex'],
  ['Globex, Inc.', 'globex'],
  ['Globex S.L.', 'globex'],
  ['Globex S. L.', 'globex'],
  ['Globex S.A. de C.V.', 'globex'],
  ['Globex Sp. z o.o.', 'globex'],
  ['Globex Pty Ltd', 'globex'],
  ['The Globex Company', 'globex'],
  ['ООО Глобекс', 'ооо глобекс'],
  ['OOO Globex', 'globex'],
  ['株式会社グロベックス', 'グロベックス'],
  ['Müller & Söhne GmbH', 'muller sohne'],
  ['MULLER UND SOHNE', 'muller sohne'],
  ['Ørsted A/S', 'orsted'],
  ['Société Générale SA', 'societe generale'],
  ['L’Oréal', 'loreal'],
  ['I.B.M.', 'ibm'],
  ['Co', 'co'],
  ['AG', 'ag'],
  ['3M', '3m'],
])('%s is compared as %s', (name, key) => {
  expect(nameKey(name)).toBe(key);
});

test.each(['', '  ', '–', 'n/a', 'None', 'Self-employed', 'Test'])('“%s” is no name', (name) => {
  expect(nameKey(name)).toBeNull();
});

test('a name in its form stays as it is, whatever it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
      const key = nameKey(name);
      if (key !== null && nameKey(key) !== null)
        expect(nameKey(nameKey(key) ?? '')).toBe(nameKey(key));
    }),
  );
});

test('likeness is the same both ways, within 0..1, and whole only for the same', () => {
  const word = fc.constantFrom('globex', 'initech', 'global', 'bank', 'iberia', 'globx');
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(name, name, (a, b) => {
      const alike = similarity(a, b);
      expect(similarity(b, a)).toBe(alike);
      expect(alike >= 0 && alike <= 1).toBe(true);
    }),
  );
  expect(similarity('globex iberia', 'iberia globex')).toBe(1);
});

test('a slip in the vowels or a doubled letter is looked up under the same word', () => {
  for (const typed of ['globex', 'globx', 'globbex', 'glibex'])
    expect(wordFrame(typed)).toBe('glbx');
  expect(wordFrame('meta')).toBe('meta');
  expect(wordFrame('グロベックス')).toBe('グロベックス');
});

test('an account is looked up by the labels of its domains, its name and its telling words', () => {
  const domains = ['globex.com', 'globex.co.uk', 'glx.io', 'globex.myshopify.com'];
  expect(keysOf(account('a', { name: 'Globex Energy Group Ltd', domains }))).toEqual([
    { kind: 'label', key: 'globex' },
    { kind: 'name', key: 'globex energy group' },
    { kind: 'word', key: 'glbx' },
  ]);
  expect(wordFrames('global bank')).toEqual([]);
  expect(domainLabel('globex.test')).toBe('globex');
});

test('what a manager says is kept for the domain, and for the name where there is none', () => {
  expect(linkKey({ domain: 'Globex.de', name: 'Globex' })).toBe('domain:globex.de');
  expect(linkKey({ domain: null, name: 'Globex GmbH' })).toBe('name:globex');
  expect(linkKey({ domain: null, name: 'n/a' })).toBeNull();
});
