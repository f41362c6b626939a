import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseForm } from '../../../../src/routing/intake/body/parse-form.ts';
import { joinPath, MAX_STEPS, splitPath } from '../../../../src/routing/intake/body/split-path.ts';

const parsed = (text: string) => JSON.parse(JSON.stringify(parseForm(text)));

/** A name of so many steps. */
const deep = (steps: number) => `a${'[b]'.repeat(steps - 1)}`;

describe('a form', () => {
  it.each([
    ['', {}],
    ['email=dana%40globex.test&name=Dana+Ode', { email: 'dana@globex.test', name: 'Dana Ode' }],
    ['person[email]=d%40g.test&person[name]=D', { person: { email: 'd@g.test', name: 'D' } }],
    ['person.email=d%40g.test&person.name=D', { person: { email: 'd@g.test', name: 'D' } }],
    ['person%5Bemail%5D=d%40g.test', { person: { email: 'd@g.test' } }],
    ['fields[a b][value]=x', { fields: { 'a b': { value: 'x' } } }],
    ['q=a&q=b&q=c', { q: ['a', 'b', 'c'] }],
    ['q[]=a', { q: 'a' }],
    ['q[]=a&q[]=b', { q: ['a', 'b'] }],
    ['a[0][x]=1&a[1][x]=2', { a: { 0: { x: '1' }, 1: { x: '2' } } }],
    ['a[999999999]=1', { a: { 999999999: '1' } }],
    ['name=デイナ', { name: 'デイナ' }],
    ['name=%E3%83%87', { name: 'デ' }],
    ['Your e-mail=d', { 'Your e-mail': 'd' }],
    ['=x&a', { '': 'x', a: '' }],
  ])('%j is %j', (text, expected) => {
    expect(parsed(text)).toEqual(expected);
  });

  it.each(['a..b', '.a', 'a.', 'a[', 'a]b', 'a[]b', 'a[[b]]', '[]'])(
    'keeps a name that is no path: %s',
    (name) => {
      expect(parsed(`${encodeURIComponent(name)}=1`)).toEqual({ [name]: '1' });
    },
  );

  it('leaves out a name whose place is taken', () => {
    expect(parsed('a=1&a[b]=2')).toEqual({ a: '1' });
    expect(parsed('a[b]=1&a=2')).toEqual({ a: { b: '1' } });
    expect(parsed('a=1&a=2&a[b]=3')).toEqual({ a: ['1', '2'] });
  });

  it('never gets deeper than its limit', () => {
    expect(Object.keys(parsed(`${deep(MAX_STEPS)}=1`))).toEqual(['a']);
    expect(parsed(`${deep(MAX_STEPS + 1)}=1`)).toEqual({ [deep(MAX_STEPS + 1)]: '1' });
    expect(Object.keys(parsed(`${deep(50_000)}=1`))).toHaveLength(1);
  });

  it.each([
    '__proto__[admin]=1',
    'constructor[prototype][admin]=1',
    '__proto__.admin=1',
    'a[__proto__][admin]=1',
  ])('cannot reach a prototype by %s', (text) => {
    const form = parseForm(text);
    expect(Object.getPrototypeOf(form)).toBe(null);
    expect(Reflect.get({}, 'admin')).toBeUndefined();
    expect(Reflect.get(Object, 'admin')).toBeUndefined();
  });

  it('never throws, whatever it holds, and nothing gets into a prototype', () => {
    const step = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'prototype', '0', '');
    const mark = fc.constantFrom('.', '[', ']', '][', '[]', '=', '&', '%', '%5B', '\0', '😀');
    const text = fc.array(fc.oneof(step, mark, fc.string({ unit: 'binary' })), { maxLength: 12 });
    fc.assert(
      fc.property(text, (parts) => {
        JSON.stringify(parseForm(parts.join('')));
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
  });
});

describe('a path', () => {
  it.each([
    ['email', ['email']],
    ['contact.email', ['contact', 'email']],
    ['answers[0].value', ['answers', '0', 'value']],
    ['[0].email', ['0', 'email']],
    ['fields[first.name][value]', ['fields', 'first.name', 'value']],
    ['Your e-mail', ['Your e-mail']],
  ])('%s goes by %j', (path, steps) => {
    expect(splitPath(path)).toEqual(steps);
  });

  it.each(['', '.', 'a.', '.a', 'a..b', 'a[', 'a[]', 'a[0', 'a]', 'a[[0]]', 'a[0]b'])(
    '%j is none',
    (path) => {
      expect(splitPath(path)).toBeNull();
    },
  );

  it('is written so that it splits into the same steps', () => {
    const step = fc.stringMatching(/^[^[\]]{1,5}$/);
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: MAX_STEPS }), (steps) => {
        expect(splitPath(joinPath(steps))).toEqual(steps);
      }),
    );
  });
});
