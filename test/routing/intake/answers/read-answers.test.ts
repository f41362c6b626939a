import { describe, expect, it } from 'vitest';
import { lowestAmount } from '../../../../src/routing/intake/answers/amounts.ts';
import type { Answer } from '../../../../src/routing/intake/answers/answer.ts';
import { countryCode } from '../../../../src/routing/intake/answers/countries.ts';
import { answersByName, readAnswers } from '../../../../src/routing/intake/answers/read-answers.ts';

/** Where the value of one question goes, as `section.field`. */
function placeOf(label: string, value: Answer['value'], more: Partial<Answer> = {}) {
  const read = readAnswers([{ label, value, ...more }]);
  return Object.entries(read).flatMap(([section, fields]) =>
    typeof fields === 'object' && fields !== null
      ? Object.entries(fields).map(([field, found]) => [`${section}.${field}`, found])
      : [[section, fields]],
  );
}

describe('a question is known by its words', () => {
  it.each([
    ['Email', 'a@b.test', 'person.email'],
    ['Work e-mail address', 'a@b.test', 'person.email'],
    ['E-Mail-Adresse', 'a@b.test', 'person.email'],
    ['Correo electrónico', 'a@b.test', 'person.email'],
    ['What is your business email? (required)', 'a@b.test', 'person.email'],
    ['Email 2', 'a@b.test', 'person.email'],
    ['emailAddress', 'a@b.test', 'person.email'],
    ['WORK_EMAIL', 'a@b.test', 'person.email'],
    ['Which e-mail should the invoice go to?', 'a@b.test', 'person.email'],
    ['firstName', 'Ana', 'person.first_name'],
    ['Vorname', 'Ana', 'person.first_name'],
    ['Surname', 'Ruiz', 'person.last_name'],
    ['Please enter your full name', 'Ana Ruiz', 'person.name'],
    ['Name', 'Ana', 'person.name'],
    ['Mobile number', '+34600000000', 'person.phone'],
    ['On which phone do we reach you?', '+34 600 000 000', 'person.phone'],
    ['Job title', 'CTO', 'person.title'],
    ['What is your role?', 'CTO', 'person.title'],
    ['Organisation', 'Globex', 'company.name'],
    ['Company / Organization', 'Globex', 'company.name'],
    ['Company name', 'Globex', 'company.name'],
    ['Which company do you work for?', 'Globex', 'company.name'],
    ['Firma', 'Globex', 'company.name'],
    ['Industry', 'Steel', 'company.industry'],
    ['State/Province', 'Texas', 'company.region'],
    ['Timeline', 'This month', 'request.timeline'],
    ['When would you like to start?', 'Soon', 'request.timeline'],
    ['Message', 'Hello', 'request.message'],
    ['How can we help you?', 'Hello', 'request.message'],
    ['Comments', 'Hello', 'request.message'],
    ['Which product are you interested in?', 'Routing', 'request.product'],
    ['Preferred language', 'es', 'language'],
    ['UTM Source', 'google', 'attribution.utm_source'],
    ['gclid', 'abc', 'attribution.gclid'],
  ])('%s: %s', (label, value, place) => {
    expect(placeOf(label, value)).toEqual([[place, value]]);
    expect(placeOf('', value, { key: label })).toEqual([[place, value]]);
  });

  it.each([
    ['Number of employees', '51-200', 'company.employees', 51],
    ['Team size', '1,000+', 'company.employees', 1000],
    ['How big is your company?', 'less than 10', 'company.employees', 1],
    ['employee_count', 40, 'company.employees', 40],
    ['Monthly budget', '$10k – $25k', 'request.budget', 10_000],
    ['Country', 'Deutschland', 'company.country', 'DE'],
    ['Country/Region', 'the Netherlands', 'company.country', 'NL'],
    ['Website', 'https://www.globex.test/about', 'company.domain', 'globex.test'],
    ['Marketing consent', 'I agree', 'consent', true],
    ['I agree to be contacted', true, 'consent', true],
    ['GDPR', 'No', 'consent', false],
  ])('%s: %s is %s %j', (label, value, place, expected) => {
    expect(placeOf(label, value)).toContainEqual([place, expected]);
  });
});

describe('an answer that does not fit its question is kept by the label', () => {
  it.each([
    ['How do you use email marketing?', 'Weekly'],
    ['Company size', 'Large'],
    ['Country', 'Atlantis'],
    ['Website', 'https://www.linkedin.com/in/ana'],
    ['Budget', 'Q3 of 2026'],
    ['Title', 'Mrs'],
    ['Which phone do you like?', 'Both'],
    ['Consent', 'Ask me later'],
    ['Shoe size', 42],
    ['How many seats do you need?', '40'],
  ])('%s: %s', (label, value) => {
    expect(placeOf(label, value)).toEqual([[`custom.${label}`, value]]);
  });

  it('cut to what a name may hold, and told apart by the key', () => {
    const label = `Q${'x'.repeat(100)}`;
    const read = readAnswers([
      { label, key: 'a', value: '1' },
      { label, key: 'b', value: '2' },
      { label: '__proto__', key: '__proto__', value: '3' },
    ]);
    expect(read.custom).toEqual({ [label.slice(0, 64)]: '1', b: '2' });
  });
});

describe('of several answers', () => {
  it('the type of the field goes before its words, and the plainest of one type before others', () => {
    const read = readAnswers([
      { label: 'Email', value: 'not one', type: undefined },
      { label: "Your manager's address", value: 'boss@b.test', type: 'email' },
      { label: 'Work email', value: 'ana@b.test', type: 'email' },
    ]);
    expect(read).toMatchObject({
      person: { email: 'ana@b.test' },
      custom: { Email: 'not one', "Your manager's address": 'boss@b.test' },
    });
  });

  it('a whole question goes before one that speaks of it', () => {
    const read = readAnswers([
      { label: 'Which email is for invoices?', value: 'pay@b.test' },
      { label: 'Email', value: 'ana@b.test' },
    ]);
    expect(read).toMatchObject({ person: { email: 'ana@b.test' } });
  });

  it('the first long text is the message where none is called so', () => {
    const long = { value: 'Much', type: 'long_text' } as const;
    expect(readAnswers([{ label: 'Dreams?', ...long }])).toMatchObject({
      request: { message: 'Much' },
    });
    const both = readAnswers([
      { label: 'Dreams?', ...long },
      { label: 'Message', value: 'Hi' },
    ]);
    expect(both).toMatchObject({ request: { message: 'Hi' }, custom: { 'Dreams?': 'Much' } });
  });

  it('all have their names for a mapping, the first of two that share one', () => {
    const answers = [
      { label: 'Size ', key: 'k1', value: 1 },
      { label: 'Size', key: 'k2', value: 2 },
    ];
    expect(answersByName(answers)).toEqual({ Size: 1, k1: 1, k2: 2 });
  });
});

it.each([
  ['51-200', 51],
  ['51 – 200 employees', 51],
  ['1,000+', 1000],
  ['10 000 +', 10_000],
  ['5.000', 5000],
  ['1.5k', 1500],
  ['5-10k', 5000],
  ['500 - 1k', 500],
  ['$10,000 - $25,000', 10_000],
  ['€2 million', 2_000_000],
  ['more than 500', 500],
  ['> 20', 20],
  ['<10', 1],
  ['under 50', 1],
  ['about 12 people', 12],
  ['a few', undefined],
  ['Q3 2026', undefined],
  ['12 or maybe 13, who knows', undefined],
  ['+34 600 000 000 000', undefined],
  ['', undefined],
])('%j is at least %j', (words, amount) => {
  expect(lowestAmount(words)).toBe(amount);
});

it.each([
  ['es', 'ES'],
  ['ES', 'ES'],
  ['Spain', 'ES'],
  ['España', 'ES'],
  ['Spanien', 'ES'],
  ['U.S.A.', 'US'],
  ['United Kingdom', 'GB'],
  ['Côte d’Ivoire', 'CI'],
  ['Czech Republic', 'CZ'],
  ['South Korea', 'KR'],
  ['Türkiye', 'TR'],
  ['XX', undefined],
  ['Narnia', undefined],
])('%s has the code %s', (name, code) => {
  expect(countryCode(name)).toBe(code);
});
