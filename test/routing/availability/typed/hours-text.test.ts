import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHours, writeHours } from '../../../../src/routing/availability/typed/hours-text.ts';
import type { Hours } from '../../../../src/routing/model/workspace/roster.ts';
import { english } from '../../../../src/words/say.ts';
import { inEnglish } from '../../../support/in-english.ts';

const printed = (at: number) =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

describe('a working week is read as people type it', () => {
  test.each<[string, Hours]>([
    ['always', 'always'],
    ['Always', 'always'],
    ['mon-fri 09:00-18:00', { 'mon-fri': ['09:00-18:00'] }],
    ['mon-fri 09:00-13:00 14:00-18:00', { 'mon-fri': ['09:00-13:00', '14:00-18:00'] }],
    ['mon-thu 09:00-18:00\nfri 09:00-15:00', { 'mon-thu': ['09:00-18:00'], fri: ['09:00-15:00'] }],
    ['mon 9-17; tue 10.30-12.00', { mon: ['09:00-17:00'], tue: ['10:30-12:00'] }],
    ['Mon – Fri 9:00 – 18:00, 20:00 — 24:00', { 'mon-fri': ['09:00-18:00', '20:00-24:00'] }],
    ['sat-mon 22:00-06:00', { 'sat-mon': ['22:00-06:00'] }],
    ['\n  mon 0-24  \n\n', { mon: ['00:00-24:00'] }],
  ])('%j', (text, hours) => {
    expect(parseHours(text)).toEqual({ hours });
  });

  test.each([
    ['', 'There are no days.'],
    ['mo-fr 9-17', '“mo-fr” is no day.'],
    ['weekdays 9-17', '“weekdays” is no day.'],
    ['9-17', '“9-17” is no day.'],
    ['mon-fri', '“mon-fri” has no times.'],
    ['mon-fri 9', '“9” is no time of day.'],
    ['mon-fri 25:00-26:00', '“25:00-26:00” is no time of day.'],
    ['mon-fri 09:00-24:30', '“09:00-24:30” is no time of day.'],
    ['mon-fri 09:60-10:00', '“09:60-10:00” is no time of day.'],
    ['mon 9-12\nmon 13-17', '“mon” stands twice.'],
    ['mon 9-12 always', '“always” is no time of day.'],
  ])('%j is answered in words that say what to write', (text, words) => {
    const read = inEnglish(parseHours(text));
    expect(read).toEqual({ fault: expect.stringContaining(words) });
    expect('fault' in read && read.fault).toMatch(/(Write|Put) .+\.$/);
  });

  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
  const span = fc
    .tuple(minute, minute)
    .map(([from, until]) => `${printed(from)}-${printed(until)}`);
  const range = fc.tuple(fc.constantFrom(...days), fc.constantFrom(...days));
  const group = fc.oneof(
    fc.constantFrom(...days),
    range.map(([a, b]) => `${a}-${b}`),
  );
  const week = fc.dictionary(group, fc.array(span, { minLength: 1, maxLength: 4 }), {
    minKeys: 1,
    noNullPrototype: true,
  });

  test('what was written is read back as the same', () => {
    fc.assert(
      fc.property(week, (hours) => {
        expect(parseHours(writeHours(hours))).toEqual({ hours });
      }),
      { numRuns: 500 },
    );
  });

  test('whatever is typed, it is a week or there are words', () => {
    const word = fc.constantFrom('mon-fri', 'mon', '9-17', '09:00-18:00', '–', ';', '\n', 'always');
    const typed = fc.oneof(
      fc.string(),
      fc.array(word).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const read = parseHours(text);
        return 'fault' in read ? english(read.fault).endsWith('.') : read.hours !== undefined;
      }),
    );
  });

  test('days without hours are not written', () => {
    expect(writeHours({ mon: ['09:00-18:00'], tue: [] })).toBe('mon 09:00-18:00');
  });
});
