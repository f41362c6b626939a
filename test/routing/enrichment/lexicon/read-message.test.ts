import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../../../src/routing/enrichment/lexicon/amounts.ts';
import { readingOf, readMessage } from '../../../../src/routing/enrichment/lexicon/read-message.ts';
import { readTimelineField } from '../../../../src/routing/enrichment/lexicon/timeline.ts';
import { MOST_CHARS } from '../../../../src/routing/enrichment/lexicon/tokens.ts';
import {
  type Finding,
  type MessageReading,
  NOTHING_READ,
} from '../../../../src/routing/model/message.ts';
import { type Expected, SILENT, TELLING } from './messages.ts';

type Pair = { value: number | string; phrase: string } | null;
const pair = (one: Pair) => one && [one.value, one.phrase];

const told = (reading: MessageReading): Expected => {
  const { intents, seats, budget, timeline, urgent } = reading;
  const all = {
    intents: intents.length > 0 ? intents.map(pair) : null,
    seats: pair(seats),
    budget: pair(budget),
    timeline: pair(timeline),
    urgent: urgent?.phrase,
  };
  return Object.fromEntries(Object.entries(all).filter(([, one]) => one));
};
const findingsIn = ({ intents, seats, budget, timeline, urgent }: MessageReading): Finding[] =>
  [...intents, seats, budget, timeline, urgent].filter((one) => one !== null);
const seats = (text: string) => readMessage(text).seats?.value;
const budget = (text: string) => readMessage(text).budget?.value;
const kinds = (text: string) => readMessage(text).intents.map(({ value }) => value);

describe('readMessage', () => {
  it.each(TELLING)('finds all that stands in “%s”', (message, expected) => {
    expect(told(readMessage(message))).toEqual(expected);
  });

  it.each(SILENT)('finds nothing in “%s”', (message) => {
    expect(readMessage(message)).toEqual(NOTHING_READ);
  });

  it('quotes the phrase from its place', () => {
    const words = fc.constantFrom(...TELLING.map(([message]) => message), '😀 İ ß', '\n', ' – ');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        for (const { phrase, at } of findingsIn(readMessage(text))) {
          expect(phrase).not.toBe('');
          expect(text.slice(at, at + phrase.length)).toBe(phrase);
        }
      }),
    );
    expect(findingsIn(readMessage(TELLING[0]?.[0] ?? ''))).toHaveLength(4);
  });

  it('reads numbers in the notations of many countries', () => {
    const written = ['300', '1,200', '1.200', '1 200', '1 200', "1'200", '1.2k', '1,2 k'];
    const expected = [300, 1200, 1200, 1200, 1200, 1200, 1200, 1200];
    expect(written.map((number) => seats(`${number} seats`))).toEqual(expected);
    const sums = ['50k €', '€50k', 'USD 50k', '50.000 EUR', '$50,000.00', '£ 50 000', '0.05m USD'];
    expect(sums.map((sum) => budget(`We have ${sum}`))).toEqual(sums.map(() => 50_000));
    expect(parseNumber('24.12.2026')).toBeUndefined();
    expect(parseNumber('1.200,50')).toBe(1200.5);
    expect(parseNumber('2026,123')).toBe(2026.123);
  });

  it('takes a bare number for a budget beside that word alone', () => {
    expect(budget('Our budget is about 20,000')).toBe(20_000);
    expect(budget('We have a 20k budget')).toBe(20_000);
    expect(budget('A budget for 300 people')).toBeUndefined();
    expect(budget('A budget for 2,000 users')).toBeUndefined();
    expect(budget('We are at 20k')).toBeUndefined();
    expect(budget('Our revenue is $5M, our budget $30k')).toBe(30_000);
  });

  it('drops what is denied in the same clause, and nothing else', () => {
    expect(kinds('We are not looking to buy')).toEqual([]);
    expect(kinds('We never asked for a demo')).toEqual([]);
    expect(kinds('Not now, but we want a demo')).toEqual(['demo']);
    expect(kinds('We have no tool and need pricing')).toEqual(['pricing']);
    expect(budget('We do not have 50k €')).toBeUndefined();
    expect(kinds('Why not a demo?')).toEqual(['demo']);
    expect(kinds('Not only pricing')).toEqual(['pricing']);
    expect(kinds('We do not have a CRM yet and want a demo')).toEqual(['demo']);
    expect(kinds('Não temos pressa, no demo por favor')).toEqual(['demo']);
    expect(seats('This is not for 300 users')).toBeUndefined();
  });

  it('takes the longest phrase that stands at a place', () => {
    expect(kinds('Would you buy our email list?')).toEqual(['vendor']);
    expect(kinds('Would you buy our tool?')).toEqual(['buy']);
  });

  it('lets what rules come first of several intents', () => {
    expect(kinds('SEO services: book a meeting for pricing')).toEqual([
      'vendor',
      'demo',
      'pricing',
    ]);
    expect(kinds('The demo has a bug, what is the price?')).toEqual(['demo', 'pricing', 'support']);
  });

  it('lets the most pressing time count', () => {
    const { timeline } = readMessage('The contract ends next year, but we decide this week.');
    expect(timeline).toEqual({ value: 'now', phrase: 'this week', at: 43 });
  });

  it('reads an answer in a field of its own', () => {
    const answers = [
      'this_month',
      'Now',
      '1-3 months',
      'within 30 days',
      'flexible',
      'Q5?',
      'asap',
    ];
    expect(answers.map(readTimelineField)).toEqual([
      'this_month',
      'now',
      'this_quarter',
      'this_month',
      'no_rush',
      null,
      'now',
    ]);
  });

  it('reads as far as the cap and no further', () => {
    const far = `${' '.repeat(MOST_CHARS)}300 seats`;
    expect(readMessage(far)).toEqual(NOTHING_READ);
    expect(readMessage(far.slice(9)).seats?.value).toBe(300);
  });

  it('reads the message of one request once', () => {
    const request = { message: 'A demo, please' };
    expect(readingOf({ request })).toBe(readingOf({ request }));
    expect(readingOf({ request: {} })).toBe(NOTHING_READ);
  });
});
