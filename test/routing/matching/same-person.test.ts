import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chooseTwin,
  mailboxOf,
  type PersonMarks,
  personLikeness,
} from '../../../src/routing/matching/same-person.ts';

const person = (over: Partial<PersonMarks> = {}): PersonMarks => ({
  email: null,
  phone: null,
  name: '',
  domain: null,
  ...over,
});

test.each([
  ['dana@globex.test', 'dana@globex.test'],
  ['dana+demo@globex.test', 'dana@globex.test'],
  ['d.ana@globex.test', 'd.ana@globex.test'],
  ['d.a.na+x@gmail.com', 'dana@gmail.com'],
  ['dana@googlemail.com', 'dana@gmail.com'],
  ['+dana@globex.test', '+dana@globex.test'],
  ['...@gmail.com', '...@gmail.com'],
])('%s goes to %s', (email, mailbox) => {
  expect(mailboxOf(email)).toBe(mailbox);
});

describe('two leads', () => {
  const phone = '+34600000000';
  test.each([
    ['one mailbox', { email: 'a+b@x.test' }, { email: 'a@x.test' }, 'mailbox'],
    ['dots elsewhere', { email: 'a.b@x.test' }, { email: 'ab@x.test' }, null],
    ['phone and name', { phone, name: 'Dana Ode' }, { phone, name: 'dana  ODE' }, 'phone_and_name'],
    ['phone alone', { phone, name: 'Dana Ode' }, { phone, name: 'Eli Roe' }, 'phone'],
    ['phone, no name', { phone }, { phone, name: 'Eli Roe' }, 'phone'],
    [
      'colleagues',
      { name: 'Dana Ode', domain: 'x.test' },
      { name: 'Dana Ode', domain: 'x.test' },
      'colleague',
    ],
    ['first names', { name: 'Dana', domain: 'x.test' }, { name: 'Dana', domain: 'x.test' }, null],
    [
      'one word of Han',
      { name: '佐藤陽', domain: 'x.test' },
      { name: '佐藤陽', domain: 'x.test' },
      'colleague',
    ],
    [
      'other companies',
      { name: 'Dana Ode', domain: 'x.test' },
      { name: 'Dana Ode', domain: 'y.test' },
      null,
    ],
    ['nothing at all', {}, {}, null],
  ] as const)('%s', (_, a, b, likeness) => {
    expect(personLikeness(person(a), person(b))).toBe(likeness);
    expect(personLikeness(person(b), person(a))).toBe(likeness);
  });
});

describe('the twin', () => {
  const own = person({
    email: 'dana+x@x.test',
    phone: '+34600000000',
    name: 'Dana Ode',
    domain: 'x.test',
  });
  const at = (id: string, over: Partial<PersonMarks>) => ({ id, marks: person(over) });
  const mailbox = at('mailbox', { email: 'dana@x.test' });
  const phoned = at('phoned', { phone: own.phone, name: 'Eli Roe' });

  test('is the surest one', () => {
    expect(chooseTwin(own, [phoned, mailbox])).toEqual({ of: mailbox, likeness: 'mailbox' });
    expect(chooseTwin(own, [phoned])).toEqual({ of: phoned, likeness: 'phone' });
  });

  test('is nobody behind the number of a house', () => {
    const another = at('another', { phone: own.phone, name: 'Fay Poe' });
    expect(chooseTwin(own, [phoned, another])).toBeNull();
    expect(chooseTwin(own, [phoned, another, mailbox])?.of.id).toBe('mailbox');
  });

  test('a mailbox in its form stays in it', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const box = mailboxOf(email.toLowerCase());
        expect(mailboxOf(box)).toBe(box);
      }),
    );
  });
});
