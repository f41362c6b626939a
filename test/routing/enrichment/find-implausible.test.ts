import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findImplausible } from '../../../src/routing/enrichment/find-implausible.ts';

interface Told {
  name?: string | undefined;
  company?: string | undefined;
  message?: string | undefined;
  employees?: number | undefined;
}

const find = ({ name, company, message, employees }: Told) =>
  findImplausible({ person: { name }, company: { name: company, employees }, request: { message } })
    ?.code ?? null;

describe('what cannot be meant', () => {
  it.each<[string, Told, string]>([
    ['more people than any company has', { employees: 10_000_001 }, 'quarantine.implausible_size'],
    ['a name that is a web address', { name: 'Win http://x.test' }, 'quarantine.implausible_name'],
    [
      'one key for the name and the company',
      { name: 'aaaa', company: 'bbbbbb' },
      'quarantine.implausible_text',
    ],
    [
      'the home keys everywhere',
      { name: 'Asdf asdf', company: 'qwerty', message: 'asdfgh' },
      'quarantine.implausible_text',
    ],
    [
      'one key in another script',
      { name: 'ああああ', message: 'ффффф' },
      'quarantine.implausible_text',
    ],
  ])('%s', (_, told, code) => {
    expect(find(told)).toBe(code);
  });
});

describe('what somebody may mean', () => {
  it.each<[string, Told]>([
    ['nothing at all', {}],
    ['the largest employer there is', { employees: 2_300_000, name: 'Sam Lee' }],
    ['a laugh in Thai alone', { name: 'สมชาย ใจดี', message: '5555555' }],
    ['one such text and no other', { name: 'aaaa' }],
    ['a name that begins like a hand on the keys', { name: 'Wert', company: 'Wert GmbH' }],
    ['a company of one letter', { name: 'Xi Xi', company: 'XXXX', message: 'a demo, please' }],
    ['doubled names', { name: '丽丽', company: '星星' }],
    ['a name in Arabic', { name: 'نور الهدى', company: 'شركة' }],
    ['a name of many vowels', { name: 'Aoi Ueo', company: 'Aaa' }],
    ['a domain in the name of the company', { name: 'Dana', company: 'https://globex.test' }],
    ['a name with its domain', { name: 'Dana (globex.test)' }],
  ])('%s', (_, told) => {
    expect(find(told)).toBeNull();
  });

  it('no text that holds two different letters in a row twice is a hand on the keys', () => {
    const letters = fc.string({ unit: fc.constantFrom('b', 'm', 'é', '漢', 'я'), minLength: 4 });
    const varied = letters.filter((text) => new Set(text).size > 1);
    fc.assert(
      fc.property(varied, varied, (name, company) => {
        expect(find({ name, company })).toBeNull();
      }),
    );
  });
});
