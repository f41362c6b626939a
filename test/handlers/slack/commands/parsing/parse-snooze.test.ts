import { expect, it } from 'vitest';
import { splitAtUntil } from '../../../../../src/handlers/slack/commands/parsing/parse-snooze.ts';

/** A Wednesday. */
const AT = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'UTC' };
const split = (text: string) => {
  const { until, ...rest } = splitAtUntil(text, AT);
  return { ...rest, until: until?.toISOString() ?? null };
};

it.each([
  ['globex', '2d', '2026-11-27T10:00:00.000Z'],
  ['Globex Inc', 'until friday 9:00', '2026-11-27T09:00:00.000Z'],
  ['Monday Com', '24 dec', '2026-12-24T00:00:00.000Z'],
  ['globex', 'for 30m', '2026-11-25T10:30:00.000Z'],
])('“%s %s” names the lead and the longest time behind it', (query, typed, until) => {
  const text = `${query} ${typed} because they wait`;
  expect(split(text)).toEqual({ query, until, typed, reason: 'they wait' });
});

it('keeps a reason that gives another one', () => {
  const { reason } = split('globex 2d because they wait because of the fair');
  expect(reason).toBe('they wait because of the fair');
});

it('says what was typed where that is no time, and that no reason was', () => {
  expect(split('globex 25:00 because x')).toMatchObject({ until: null, typed: '25:00' });
  expect(split('globex 2d')).toMatchObject({ query: 'globex', reason: '' });
  expect(split('globex because x')).toMatchObject({ query: 'globex', until: null, typed: '' });
  expect(split('')).toEqual({ query: '', until: null, typed: '', reason: '' });
});
