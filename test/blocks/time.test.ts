import { describe, expect, it } from 'vitest';
import { slackTime } from '../../src/blocks/time.ts';
import { printedSpan, printedTime } from '../../src/words/time.ts';
import { inEnglish } from '../support/in-english.ts';
import { at, MADRID, READER } from './views.ts';

describe('printedTime', () => {
  it.each([
    [5, '10:05'],
    [-1440, '21 Nov 10:00'],
    [1440, 'Mon 10:00'],
    [5 * 1440, 'Fri 10:00'],
    [7 * 1440, '29 Nov 10:00'],
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

it('slackTime leaves the zone to whoever reads and names another day', () => {
  expect(slackTime(at(5), READER).value).toBe('<!date^1795338300^{time}|10:05>');
  expect(slackTime(at(1440), READER).value).toContain('{date_short_pretty} {time}|Mon 10:00>');
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
