import { expect, it } from 'vitest';
import { countryName, languageName } from '../../src/words/display-names.ts';
import { english, spell } from '../../src/words/say.ts';

const spanish = { tag: 'es', translate: () => null };

it.each([
  ['es', 'Spanish', 'español'],
  ['pt-BR', 'Brazilian Portuguese', 'portugués de Brasil'],
  ['pt_BR', 'Brazilian Portuguese', 'portugués de Brasil'],
  ['Spanish, please', 'Spanish, please', 'Spanish, please'],
])('the language %s is %s, and %s where Spanish is read', (code, name, there) => {
  expect(english(languageName(code))).toBe(name);
  expect(spell(languageName(code), spanish)).toBe(there);
});

it.each([
  ['ES', 'Spain', 'España'],
  ['es', 'es', 'es'],
  ['Iberia', 'Iberia', 'Iberia'],
])('the country %s is %s, and %s where Spanish is read', (code, name, there) => {
  expect(english(countryName(code))).toBe(name);
  expect(spell(countryName(code), spanish)).toBe(there);
});
