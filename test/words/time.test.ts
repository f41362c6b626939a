import { describe, expect, it } from 'vitest';
import { printedEnd, printedSpan, printedTime } from '../../src/words/time.ts';
import { at, MADRID, READER } from '../blocks/views.ts';
import { inEnglish } from '../support/in-english.ts';

describe('printedTime', () => {
  it.each([
    [5, '10:05'],
    [-1440, '21 Nov 10:00'],
    [1440, 'Mon 10:00'],
    [5 * 1440, 'Fri 10:00'],
    [6 * 1440, '28 Nov 10:00'],
    [365 * 1440, '22 Nov 10:00'],
  ])('prints what lies %i minutes ahead as %s', (minutes, words) => {
    expect(inEnglish(printedTime(at(minutes), READER))).toBe(words);
  });

  it("goes by the reader's day, not by ours", () => {
    const reader = { timeZone: 'Pacific/Auckland', now: at(0) };
    expect(inEnglish(printedTime(at(0), reader))).toBe('22:00');
    expect(inEnglish(printedTime(at(180), reader))).toBe('Mon 01:00');
  });

  it('prints midnight as 00:00', () => {
    expect(inEnglish(printedTime(at(-600), { timeZone: MADRID, now: at(-600) }))).toBe('00:00');
  });
});

describe('printedEnd', () => {
  const midnight = -600;
  it.each([
    [midnight + 1440, 'Monday'],
    [midnight + 6 * 1440, 'Saturday'],
    [midnight + 7 * 1440, '29 Nov'],
    [midnight, '22 Nov'],
    [5, '10:05'],
    [1440, 'Mon 10:00'],
  ])('calls what ends %i minutes ahead %s', (minutes, words) => {
    expect(inEnglish(printedEnd(at(minutes), READER))).toBe(words);
  });

  it('names the day as the language does, where the reader is', () => {
    const spanish = { tag: 'es', translate: () => null };
    expect(printedEnd(at(840), READER).in(spanish)).toBe('lunes');
    const reader = { ...READER, timeZone: 'UTC' };
    expect(inEnglish(printedEnd(at(840), reader))).toBe('23:00');
  });
});

it.each([
  [0, '0 s'],
  [42_000, '42 s'],
  [72_000, '1 min 12 s'],
  [420_000, '7 min'],
  [7_500_000, '2 h 5 min'],
  [266_400_000, '3 d 2 h'],
  [-5, '0 s'],
])('%i ms read %s', (ms, words) => {
  expect(inEnglish(printedSpan(ms))).toBe(words);
});
