import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  correctableValues,
  correctSubmission,
} from '../../../src/routing/intake/correct-submission.ts';
import type { Submission } from '../../../src/routing/model/lead.ts';
import { CORRECTABLE, type Corrections } from '../../../src/routing/model/quarantine.ts';
import { NOW } from '../../support/decisions.ts';

const told = (over: Partial<Submission> = {}): Submission => ({
  person: {},
  company: { employees: 12 },
  request: { form: 'demo', message: 'Call me' },
  attribution: { utm_source: 'google' },
  custom: {},
  crm: {},
  test: false,
  ...over,
});

function mended(submission: Submission, corrections: Corrections) {
  const was = correctSubmission(submission, corrections, NOW);
  if ('faults' in was) throw new Error(JSON.stringify(was.faults));
  return was;
}

function faultsOf(submission: Submission, corrections: Corrections) {
  const was = correctSubmission(submission, corrections, NOW);
  return 'faults' in was ? was.faults.map(({ field }) => field) : [];
}

describe('a correction', () => {
  it('replaces what it names, takes away what is empty, and leaves the rest', () => {
    const was = mended(told({ person: { phone: '+34 600 000 000', title: 'CTO' } }), {
      'person.email': ' dana@globex.test ',
      'person.phone': '',
      'company.domain': 'https://www.globex.test/x',
    });
    expect(was.changed).toEqual(['person.email', 'person.phone', 'company.domain']);
    expect(was.submission).toEqual(
      told({
        person: { email: 'dana@globex.test', title: 'CTO' },
        company: { employees: 12, domain: 'globex.test' },
      }),
    );
  });

  it('mends a size that no company has, as a number', () => {
    const person = { email: 'dana@globex.test' };
    const wild = told({ person, company: { employees: 99_000_000 } });
    const was = mended(wild, { 'company.employees': '990' });
    expect([was.changed, was.submission.company]).toEqual([
      ['company.employees'],
      { employees: 990 },
    ]);
    expect(faultsOf(wild, { 'company.employees': 'a lot' })).toEqual(['company.employees']);
  });

  it('puts a name in place of its parts, and leaves parts that say the same', () => {
    const person = { email: 'dana@globex.test', first_name: 'Dana', last_name: 'Ode' };
    const renamed = mended(told({ person }), { 'person.name': 'Diana Ode' });
    expect(renamed.submission.person).toEqual({ email: 'dana@globex.test', name: 'Diana Ode' });
    const same = mended(told({ person }), { 'person.name': 'Dana Ode' });
    expect(same).toEqual({ submission: told({ person }), changed: [] });
  });

  it.each<[string, Corrections, string]>([
    ['an address nobody could write to', { 'person.email': 'dana@' }, 'person.email'],
    [
      'a phone of no country',
      { 'person.email': 'a@globex.test', 'person.phone': '12' },
      'person.phone',
    ],
    [
      'a country in words',
      { 'person.email': 'a@globex.test', 'company.country': 'Spain' },
      'company.country',
    ],
    [
      'a domain that is none',
      { 'person.email': 'a@globex.test', 'company.domain': 'globex' },
      'company.domain',
    ],
  ])('of %s stands under its field', (_, corrections, field) => {
    expect(faultsOf(told(), corrections)).toContain(field);
  });

  it('that leaves nobody to answer is refused under the e-mail', () => {
    expect(faultsOf(told(), { 'company.name': 'Globex' })).toEqual(['person.email']);
    expect(faultsOf(told(), { 'company.name': 'Globex', 'person.name': 'Dana' })).toEqual([]);
  });
});

it('a correction that says what is there already changes nothing', () => {
  const text = fc.constantFrom('Dana Ode', 'Globex', 'نور', '佐藤');
  fc.assert(
    fc.property(text, text, (name, company) => {
      const submission = told({
        person: { email: 'dana@globex.test', name },
        company: { name: company, domain: 'globex.test', country: 'ES' },
      });
      const values = correctableValues(submission);
      expect(Object.keys(values)).toEqual([...CORRECTABLE]);
      expect(mended(submission, values)).toEqual({ submission, changed: [] });
    }),
  );
});
