import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FAULTS } from '../../../src/routing/intake/fault-list.ts';
import { parseSubmission } from '../../../src/routing/intake/parse-submission.ts';
import {
  MAX_EXTRA_FIELDS,
  MAX_MESSAGE_LENGTH,
  MAX_TEXT_LENGTH,
} from '../../../src/routing/intake/read-fields.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const dana = { person: { email: 'dana@globex.test' } };

function accepted(value: unknown) {
  const parsed = parseSubmission(value, NOW);
  if ('rejected' in parsed) throw new Error(JSON.stringify(parsed.rejected));
  return parsed;
}

function rejected(value: unknown) {
  const parsed = parseSubmission(value, NOW);
  if (!('rejected' in parsed)) throw new Error('it was accepted');
  return parsed.rejected;
}

describe('a whole submission', () => {
  const full = {
    schema_version: 1,
    submitted_at: '2026-11-22T11:00:00+01:00',
    person: {
      email: 'Dana@Globex.test',
      first_name: 'Dana',
      last_name: 'Ode',
      phone: '+34 600 000 000',
      title: 'CTO',
    },
    company: { name: 'Globex', domain: 'https://www.globex.test/', employees: 1200, country: 'es' },
    request: { form: 'demo', message: 'Need pricing for 300 seats', budget: '50000' },
    attribution: { channel: 'paid_search', utm_source: 'google' },
    custom: { seats: 300, trial: true },
    crm: { account_id: '001A' },
    consent: 'true',
    test: true,
  };

  it('is read without a fault', () => {
    expect(accepted(full).faults).toEqual([]);
  });

  it.each([
    ['SW1A 1AA', 'SW1A 1AA'],
    [28013, '28013'],
    [true, undefined],
  ])('reads the postal code %j as %j', (sent, read) => {
    const { submission } = accepted({ ...full, company: { postal_code: sent } });
    expect(submission.company.postal_code).toBe(read);
  });

  it('comes out normalised: UTC, registrable domain, upper-case country, numbers', () => {
    const { submission } = accepted(full);
    expect(submission).toMatchObject({
      submitted_at: '2026-11-22T10:00:00.000Z',
      company: { domain: 'globex.test', country: 'ES', employees: 1200 },
      request: { budget: 50000 },
      custom: { seats: 300, trial: true },
      crm: { account_id: '001A' },
      consent: true,
      test: true,
    });
    expect(submission).not.toHaveProperty('schema_version');
  });

  it('takes null and empty text for left out', () => {
    const { submission, faults } = accepted({
      person: { email: 'dana@globex.test', title: null, phone: '  ' },
      company: null,
      submitted_at: null,
    });
    expect(submission.person).toEqual({ email: 'dana@globex.test' });
    expect(submission.company).toEqual({});
    expect(faults).toEqual([]);
  });
});

describe('an envelope', () => {
  it.each([
    [[], '', 'object.expected'],
    ['text', '', 'object.expected'],
    [null, '', 'object.expected'],
    [{ ...dana, schema_version: 2 }, '/schema_version', 'version.unsupported'],
    [{ ...dana, schema_version: '1' }, '/schema_version', 'version.unsupported'],
    [{ person: 'dana@globex.test' }, '/person', 'object.expected'],
    [{ ...dana, company: [] }, '/company', 'object.expected'],
    [{ ...dana, request: 'demo' }, '/request', 'object.expected'],
  ])('that is broken (%j) is rejected at its pointer', (value, pointer, code) => {
    expect(rejected(value)).toMatchObject([{ pointer, code }]);
  });

  it.each([
    {},
    { person: {} },
    { person: { email: 'dana at globex' } },
    { person: { email: 'root@localhost' } },
    { person: { phone: '600 000 000' } },
    { person: { name: 'Dana' } },
    { person: { name: 'Dana' }, company: { domain: 'gmail.com' } },
    { company: { name: 'Globex', domain: 'globex.test' } },
  ])('that identifies nobody (%j) is rejected', (value) => {
    expect(rejected(value)[0]).toMatchObject({ pointer: '/person', code: 'person.unidentified' });
  });

  it('is rejected with the faults that made it unusable', () => {
    const pointers = rejected({ person: { email: 'nope', phone: 7 } }).map((f) => f.pointer);
    expect(pointers).toEqual(['/person', '/person/email', '/person/phone']);
  });

  it.each([
    { person: { email: 'd@g.test' } },
    { person: { phone: '600 000 000' }, company: { country: 'ES' } },
    { person: { name: 'デイナ' }, company: { name: 'Globex' } },
    { person: { first_name: 'Dana' }, company: { domain: 'globex.test' } },
  ])('that identifies somebody (%j) is accepted', (value) => {
    expect(accepted(value).faults).toEqual([]);
  });
});

describe('an optional field that cannot be used', () => {
  it.each([
    [{ person: { title: 7 } }, '/person/title', 'text.expected'],
    [{ person: { phone: '12' } }, '/person/phone', 'phone.malformed'],
    [{ company: { employees: 'many' } }, '/company/employees', 'number.expected'],
    [{ company: { employees: 1.5 } }, '/company/employees', 'number.expected'],
    [{ company: { employees: -1 } }, '/company/employees', 'number.expected'],
    [{ company: { employees: 1e300 } }, '/company/employees', 'number.expected'],
    [{ company: { country: 'Spain' } }, '/company/country', 'country.malformed'],
    [{ company: { domain: 'not a domain' } }, '/company/domain', 'domain.malformed'],
    [{ request: { budget: { amount: 1 } } }, '/request/budget', 'number.expected'],
    [{ submitted_at: 'yesterday' }, '/submitted_at', 'instant.malformed'],
    [{ submitted_at: '2026-11-22T10:00:00' }, '/submitted_at', 'instant.malformed'],
    [{ consent: 'perhaps' }, '/consent', 'flag.expected'],
    [{ owner_email: 'ana' }, '/owner_email', 'email.malformed'],
    [{ attribution: 'ads' }, '/attribution', 'object.expected'],
    [{ custom: { a: { b: 1 } } }, '/custom/a', 'scalar.expected'],
    [{ custom: { '': 1 } }, '/custom/', 'key.malformed'],
    [{ crm: [] }, '/crm', 'object.expected'],
    [{ unheard: 1 }, '/unheard', 'field.unknown'],
    [{ person: { 'a/b~c': 1 } }, '/person/a~1b~0c', 'field.unknown'],
  ])('%j is set aside at its pointer', (extra, pointer, code) => {
    const person = { ...dana.person, ...('person' in extra ? extra.person : {}) };
    const { faults } = accepted({ ...extra, person });
    expect(faults).toMatchObject([{ pointer, code }]);
  });

  it('is named with what was found and what was expected', () => {
    const { faults } = accepted({ ...dana, company: { employees: 'many' } });
    expect(faults[0]?.message).toBe('Found "many", expected a number from 0 up.');
  });

  it('does not keep the lead from being used', () => {
    const { submission } = accepted({ ...dana, company: { name: 'Globex', employees: 'many' } });
    expect(submission.company).toEqual({ name: 'Globex' });
  });
});

describe('a time of submission', () => {
  it('may be 5 minutes ahead of our clock', () => {
    const { submission, faults } = accepted({ ...dana, submitted_at: '2026-11-22T10:05:00Z' });
    expect(submission.submitted_at).toBe('2026-11-22T10:05:00.000Z');
    expect(faults).toEqual([]);
  });

  it('further ahead gives way to the time of receipt', () => {
    const { submission, faults } = accepted({ ...dana, submitted_at: '2026-11-22T10:05:00.001Z' });
    expect(submission.submitted_at).toBe(NOW.toISOString());
    expect(faults).toMatchObject([{ pointer: '/submitted_at', code: 'instant.future' }]);
  });
});

describe('text', () => {
  it('loses NUL and lone surrogates, with a note', () => {
    const { submission, faults } = accepted({
      person: { ...dana.person, name: ' D\0a\ud800na😀 ' },
    });
    expect(submission.person.name).toBe('Dana😀');
    expect(faults).toMatchObject([{ pointer: '/person/name', code: 'text.cleaned' }]);
  });

  it('is cut at its limit and never through a character', () => {
    const { submission, faults } = accepted({
      ...dana,
      request: { form: `${'x'.repeat(MAX_TEXT_LENGTH - 1)}😀`, message: 'm'.repeat(9_000) },
    });
    expect(submission.request.form).toBe('x'.repeat(MAX_TEXT_LENGTH - 1));
    expect(submission.request.message).toHaveLength(MAX_MESSAGE_LENGTH);
    expect(faults.map((fault) => fault.code)).toEqual(['text.cut', 'text.cut']);
  });
});

describe('a hostile body', () => {
  it('cannot reach a prototype', () => {
    const body = `{"person":{"email":"d@g.test","__proto__":{"title":"CEO"}},
      "__proto__":{"test":true},"custom":{"__proto__":"x","constructor":"y"}}`;
    const { submission, faults } = accepted(JSON.parse(body));
    expect(submission.test).toBe(false);
    expect(submission.person.title).toBeUndefined();
    expect(Object.keys(submission.custom)).toEqual(['constructor']);
    expect(Object.getPrototypeOf(submission.custom)).toBe(Object.prototype);
    expect(faults.map((fault) => fault.pointer).toSorted()).toEqual([
      '/__proto__',
      '/custom/__proto__',
      '/person/__proto__',
    ]);
  });

  it('gets a limited number of faults and extra fields', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, i]));
    const { submission, faults } = accepted({ ...many, ...dana, custom: many });
    expect(faults).toHaveLength(MAX_FAULTS);
    expect(Object.keys(submission.custom)).toHaveLength(MAX_EXTRA_FIELDS);
  });

  it('never throws, and nothing of it is unstorable', () => {
    const json = fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 });
    const field = fc.constantFrom('person', 'company', 'request', 'custom', 'attribution', 'crm');
    const key = fc.constantFrom('email', 'name', 'phone', 'domain', 'employees', '__proto__', '\0');
    const section = fc.oneof(fc.dictionary(key, json), json);
    fc.assert(
      fc.property(fc.oneof(json, fc.dictionary(field, section)), fc.boolean(), (value, known) => {
        const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
        const parsed = parseSubmission(known && isObject ? { ...value, ...dana } : value, NOW);
        expect(JSON.stringify(parsed)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      }),
      { numRuns: 50 },
    );
  });
});
