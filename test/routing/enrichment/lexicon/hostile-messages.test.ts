import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/routing/enrichment/lexicon/read-message.ts';
import { MOST_CHARS } from '../../../../src/routing/enrichment/lexicon/tokens.ts';
import { cpuMsOf } from '../../../support/cpu-time.ts';
import { TELLING } from './messages.ts';

/** Far more than reading needs, and far less than going back over a text would take. */
const MOST_MS = 100;
const TRIES = 3;

/** The best of a few tries: the collector of garbage may have had its turn meanwhile. */
function timeOf(work: () => void, count = TRIES): number {
  return Math.min(...Array.from({ length: count }, () => cpuMsOf(work)));
}

const PIECES = [
  '1',
  '1 ',
  '1 000 ',
  '1.',
  '1,1',
  '$1 ',
  '€',
  '10k-20k ',
  "a'",
  'a',
  'ß',
  'É',
  ' ',
  ' - ',
  'no ',
  'budget ',
  'budget 1 ',
  'no budget of 20k € ',
  'by end of ',
  'book a ',
  'in 3 ',
  'for 40 ',
  'team of ',
  'not looking to ',
  '😀',
  '\n',
  ', ',
  '\u0301',
  'users: ',
];
const inTime = (text: string) => timeOf(() => void readMessage(text)) < MOST_MS;
const long = (piece: string) => piece.repeat(Math.ceil(MOST_CHARS / piece.length));

describe('a message written to keep the reader busy', () => {
  it.each(PIECES)('is read in time when it repeats “%s”', (piece) => {
    expect(timeOf(() => void readMessage(long(piece)))).toBeLessThan(MOST_MS);
  });

  it('is read in time whatever it is mixed from', () => {
    const words = fc.constantFrom(...PIECES, ...TELLING.map(([message]) => message));
    const texts = fc
      .array(words, { minLength: 1, maxLength: 4 })
      .map((some) => long(some.join('')));
    fc.assert(fc.property(texts, inTime), { numRuns: 25 });
  });

  it('costs no more beyond the cap', () => {
    expect(timeOf(() => void readMessage(long('no budget 1 ').repeat(200)))).toBeLessThan(MOST_MS);
  });

  it('would be noticed: a pattern that goes back takes longer on a tiny part of it', () => {
    const goesBack = /^(?:\d+[.,]?)+$/;
    const tiny = `${'1'.repeat(25)}x`;
    expect(timeOf(() => void goesBack.test(tiny), 1)).toBeGreaterThan(MOST_MS);
  });
});
