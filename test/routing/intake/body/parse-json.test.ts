import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseLosslessly } from '../../../../src/routing/intake/body/parse-json.ts';
import { cpuMsOf } from '../../../support/cpu-time.ts';

const MAX = BigInt(Number.MAX_SAFE_INTEGER);
const safe = fc.maxSafeInteger();
const long = fc.oneof(
  fc.bigInt({ min: MAX + 1n, max: 10n ** 40n }),
  fc.bigInt({ min: -(10n ** 40n), max: -MAX - 1n }),
);

/** Any JSON value, with integers beyond 2^53 in it. */
const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    long,
    safe,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[\\"0-9:,{}[\] -]{0,40}$/),
    fc.constantFrom(true, false, null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.stringMatching(/^[\d"\\]{17,20}$/)), tie('value'), {
      maxKeys: 4,
    }),
  ),
}));

/** An oracle that shares nothing with the code: it writes the text, so it knows what is in it. */
function written(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, one]) => `${JSON.stringify(key)} :${written(one)}`,
  );
  return `{${entries.join(',')}}`;
}

function expected(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(expected);
  if (typeof value !== 'object' || value === null) {
    // What JavaScript cannot write as a number it writes as an integer of many digits.
    const digits = JSON.stringify(value);
    const isLong = typeof value === 'number' && /^-?\d+$/.test(digits);
    return isLong && !Number.isSafeInteger(value) ? digits : JSON.parse(digits);
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, expected(one)]));
}

it('an integer beyond 2^53 keeps every digit, and nothing else is touched', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(parseLosslessly(written(value))).toEqual(expected(value));
    }),
    { numRuns: 500 },
  );
});

it('refuses exactly what JSON.parse refuses', () => {
  const broken = fc.tuple(json, fc.nat(), fc.stringMatching(/^[\d":,.{}[\]\\ e+-]{0,3}$/));
  fc.assert(
    fc.property(broken, ([value, at, noise]) => {
      const text = written(value);
      const place = at % (text.length + 1);
      const mutated = text.slice(0, place) + noise + text.slice(place);
      expect(outcome(() => parseLosslessly(mutated))).toBe(outcome(() => JSON.parse(mutated)));
    }),
    { numRuns: 500 },
  );
});

function outcome(work: () => unknown): string {
  try {
    work();
    return 'parsed';
  } catch (error) {
    return error instanceof SyntaxError ? 'refused' : String(error);
  }
}

it.each([
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', '9007199254740993'],
  ['-9007199254740993', '-9007199254740993'],
  ['1e400', Number.POSITIVE_INFINITY],
  ['"id 9007199254740993"', 'id 9007199254740993'],
  ['{"9007199254740993":1}', { '9007199254740993': 1 }],
  ['"a\\"9007199254740993"', 'a"9007199254740993'],
])('%s is read as %j', (text, value) => {
  expect(parseLosslessly(text)).toEqual(value);
});

it('takes no longer for a body made to hurt', () => {
  const hurting = [
    `"${'\\\\'.repeat(120_000)}"`,
    `[${'12345678901234567890,'.repeat(12_000)}1]`,
    `"${'9'.repeat(250_000)}"`,
    '9'.repeat(250_000),
  ];
  expect(cpuMsOf(() => hurting.forEach((text) => void parseLosslessly(text)))).toBeLessThan(2_000);
});
