import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listUnused } from '../../../src/routing/intake/body/list-unused.ts';
import { parseForm } from '../../../src/routing/intake/body/parse-form.ts';
import { mapSubmission } from '../../../src/routing/intake/map-submission.ts';
import { SUBMISSION_FIELDS } from '../../../src/routing/intake/parse-submission.ts';
import { deliveryIdOf, readLead } from '../../../src/routing/intake/read-lead.ts';
import type { Mapping } from '../../../src/routing/model/workspace/source.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const MAPPING: Mapping = {
  'person.email': 'contact.email',
  'person.name': 'contact.full_name',
  'company.name': 'answers[0].value',
  'request.message': ['comments', 'message'],
  'custom.plan': 'plan',
  submitted_at: 'created_at',
};
const BODY = {
  contact: { email: 'dana@globex.test', full_name: 'Dana Ode', vip: true },
  answers: [{ value: 'Globex' }, { value: 'blue' }],
  comments: '  ',
  message: 'Call me',
  plan: 'pro',
  created_at: '2026-11-22T09:00:00Z',
  secret_score: 7,
};

function read(mapping: Mapping, body: unknown) {
  const parsed = readLead({ mapping }, body, NOW);
  if ('rejected' in parsed) throw new Error('a mapped body is never rejected');
  return parsed;
}

describe('a mapping', () => {
  it('takes the fields of a lead out of any shape', () => {
    const { submission, faults } = read(MAPPING, BODY);
    expect(faults).toEqual([]);
    expect(submission).toMatchObject({
      person: { email: 'dana@globex.test', name: 'Dana Ode' },
      company: { name: 'Globex' },
      request: { message: 'Call me' },
      custom: { plan: 'pro' },
      submitted_at: '2026-11-22T09:00:00.000Z',
    });
  });

  it.each([
    ['a.b', { a: { b: 'x' } }, 'x'],
    ['a[1]', { a: ['x', 'y'] }, 'y'],
    ['[0].a', [{ a: 'x' }], 'x'],
    ['a.0', { a: ['x'] }, 'x'],
    ['Rate 1.5', { 'Rate 1.5': 'x' }, 'x'],
    ['a[b]', { a: { b: 'x' } }, 'x'],
    ['a', { a: 34600000000 }, '34600000000'],
    ['a', { a: true }, 'true'],
    ['a', { a: ['x', 'y'] }, 'x, y'],
    ['a', { a: ['x'] }, 'x'],
    ['a', { a: [] }, undefined],
    ['a', { a: null }, undefined],
    ['a', { a: ' ' }, undefined],
    ['a.b', { a: 'x' }, undefined],
    ['a[5]', { a: ['x'] }, undefined],
    ['a.toString', { a: {} }, undefined],
    ['__proto__.toString', {}, undefined],
    ['a', 'text', undefined],
    ['a', null, undefined],
  ])('by %s of %j gives %j', (path, body, value) => {
    const expected = value === undefined ? {} : { request: { form: value } };
    expect(mapSubmission({ 'request.form': path }, body)).toEqual(expected);
  });

  it('keeps numbers and flags in fields of one’s own, whose names may hold dots', () => {
    const mapping = { 'custom.plan.seats': 'seats', 'custom.trial': 'trial', 'person.email': 'e' };
    const { submission } = read(mapping, { seats: 30, trial: false, e: 'd@g.test' });
    expect(submission.custom).toEqual({ 'plan.seats': 30, trial: false });
  });

  it('takes the first of several places that holds something', () => {
    const mapping = { 'request.form': ['a', 'b', 'c'] };
    expect(mapSubmission(mapping, { a: '', b: null, c: 'x' })).toEqual({ request: { form: 'x' } });
    expect(mapSubmission(mapping, { b: 'y', c: 'x' })).toEqual({ request: { form: 'y' } });
  });

  it('reads a form whose ticked box says on', () => {
    const form = parseForm('email=d%40g.test&ok=on&company[name]=Globex');
    const mapping = { 'person.email': 'email', consent: 'ok', 'company.name': 'company.name' };
    expect(read(mapping, form).submission).toMatchObject({
      consent: true,
      company: { name: 'Globex' },
    });
  });

  it('sets aside what it takes and a field cannot hold', () => {
    const mapping = { 'person.email': 'e', 'company.employees': 'size', 'company.name': 'co' };
    const { faults } = read(mapping, { e: 'd@g.test', size: 'many', co: { id: 1 } });
    expect(faults.map((fault) => fault.pointer)).toEqual(['/company/employees', '/company/name']);
  });

  it('that finds nobody is no refusal: it says so in the first fault', () => {
    const { submission, faults } = read(MAPPING, { message: 'Call me' });
    expect(faults[0]).toMatchObject({ pointer: '/person', code: 'person.unidentified' });
    expect(submission.request).toEqual({ message: 'Call me' });
  });

  it('may fill every field of a lead, and the control field may be none of them', () => {
    expect(SUBMISSION_FIELDS).toEqual(
      expect.arrayContaining(['person.email', 'crm.account_id', 'custom.*', 'consent', 'test']),
    );
    expect(SUBMISSION_FIELDS).not.toContain('schema_version');
  });

  it('never throws, whatever it is given, and nothing gets into a prototype', () => {
    const name = fc.constantFrom('__proto__', 'constructor', 'prototype', 'a', '0', 'toString');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((steps) => steps.join('.'));
    const target = fc.constantFrom('person.email', 'custom.__proto__', 'custom.a', 'consent');
    const tree = fc.letrec((tie) => ({
      node: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.dictionary(name, tie('node'))),
    })).node;
    fc.assert(
      fc.property(fc.dictionary(target, path), tree, (mapping, body) => {
        read(mapping, body);
        listUnused(body, Object.values(mapping));
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
  });
});

describe('what a mapping leaves', () => {
  it('is listed by path, with what is there', () => {
    expect(listUnused(BODY, Object.values(MAPPING))).toEqual([
      { path: 'contact.vip', found: 'true' },
      { path: 'answers[1].value', found: '"blue"' },
      { path: 'secret_score', found: '7' },
    ]);
  });

  it('does not hold what stands in a place taken whole, nor the second of two places', () => {
    expect(listUnused({ a: ['x', 'y'], ab: 'z' }, ['a'])).toEqual([{ path: 'ab', found: '"z"' }]);
    expect(listUnused({ a: 'x', b: 'y' }, [['a', 'b']])).toEqual([{ path: 'b', found: '"y"' }]);
  });

  it('is cut where it is long or deep', () => {
    const deep = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`);
    const [one] = listUnused({ a: deep }, []);
    expect(one?.found).toBe('a list');
    expect(listUnused({ a: 'x'.repeat(500) }, [])[0]?.found.length).toBeLessThan(70);
  });
});

describe('the sender’s own id of a delivery', () => {
  it.each([
    [{ id: 'a1' }, 'a1'],
    [{ id: 17 }, '17'],
    [{ id: '' }, undefined],
    [{ id: { a: 1 } }, undefined],
    [{}, undefined],
  ])('of %j is %j', (body, id) => {
    expect(deliveryIdOf({ key: 'id' }, body)).toBe(id);
  });

  it('is nothing where the source names no place for it', () => {
    expect(deliveryIdOf({}, { id: 'a1' })).toBeUndefined();
  });
});
