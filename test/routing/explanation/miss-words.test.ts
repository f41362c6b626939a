import { expect, test } from 'vitest';
import { missWords } from '../../../src/routing/explanation/miss-words.ts';
import type { LeadFacts } from '../../../src/routing/model/lead.ts';
import type { Condition } from '../../../src/routing/model/policy/territory.ts';
import { because } from '../../../src/routing/model/reasons.ts';
import { compileCondition } from '../../../src/routing/policy/condition.ts';
import { readDictionary } from '../../../src/words/dictionary.ts';
import { english } from '../../../src/words/say.ts';

test.each([
  ['account.status', 'nothing', 'competitor', 'the account is not marked competitor'],
  [
    'company.employees',
    '200',
    'at least 1000',
    'it asks for employees at least 1000, and this has 200',
  ],
  ['person.title', 'nothing', 'CTO', 'it asks for job title CTO, and none is known'],
  ['account.matched', 'false', 'true', 'the account is not known'],
  ['not', 'country ES', 'anything else', 'it is not for leads where country ES'],
])(
  'a miss of %s (%s) that an older release kept is said without fields of the file',
  (field, found, expected, words) => {
    const why = because('rule.not_matched', { field, found, expected });
    expect(english(missWords(why, 'UTC'))).toBe(words);
  },
);

const FACTS = {
  person: { title: 'Head of Sales', email: 'dana@globex.test' },
  company: { employees: 200, country: 'FR' },
  request: { message: 'We want a demo' },
  account: { matched: false },
  attribution: {},
  custom: {},
} as unknown as LeadFacts;

const missed = (condition: Condition) => {
  const why = compileCondition(condition).explain(FACTS);
  return missWords(why ?? because('rule.won'), 'UTC');
};

test.each<[Condition, string]>([
  [{ 'company.employees': { gte: 1000 } }, 'it asks for employees at least 1000, and this has 200'],
  [{ 'company.country': ['ES', 'PT', 'IT'] }, 'it asks for country ES, PT or IT, and this has FR'],
  [
    { 'person.title': { contains: 'CTO' } },
    'it asks for job title containing cto, and this has Head of Sales',
  ],
  [
    { 'request.message': { has_word: 'pric' } },
    'it asks for message with a word starting with pric, and this has a text of 14 characters',
  ],
  [
    { 'person.email': 'eve@hooli.test' },
    'it asks for e-mail address …@hooli.test, and this has …@globex.test',
  ],
  [
    { any: [{ 'company.country': 'ES' }, { 'company.employees': { gt: 500, lt: 900 } }] },
    'none of these is so: country is ES or employees more than 500 and employees less than 900',
  ],
  [{ not: { 'company.country': ['FR', 'BE'] } }, 'it is not for leads where country is FR or BE'],
  [{ 'account.matched': true }, 'the account is not known'],
])('what %j misses is said in words', (condition, words) => {
  expect(english(missed(condition))).toBe(words);
});

test('it is said in the language of whoever reads', () => {
  const texts = {
    employees: 'empleados',
    'at least {bound}': 'al menos {bound}',
    'it asks for {label} {wanted}, and this has {found}': 'pide {label} {wanted} y hay {found}',
  };
  const spanish = readDictionary({ language: 'es', texts });
  if ('faults' in spanish) throw new Error('The dictionary cannot be read.');
  const miss = missed({ 'company.employees': { gte: 1000 } });
  expect(miss.in(spanish)).toBe('pide empleados al menos 1000 y hay 200');
});
