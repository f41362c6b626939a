/** Says what each operator of a condition accepts and compiles it with its operand. */
import type { Phrase, Slot } from '../../../words/say.ts';
import type { Scalar } from '../../model/lead.ts';
import { compilePostal, postalFault } from '../../model/policy/postal.ts';
import * as wanted from '../doc/wanted-words.ts';
import type { FieldType } from '../fields.ts';
import * as read from './operands.ts';
import { compilePattern } from './safe-pattern.ts';
import { foldWords, startsAnyWord } from './word-start.ts';

export interface Check {
  test: (value: Scalar | undefined) => boolean;
  /** What was asked for, in words: `ES or PT`, `at least 1000`. */
  wanted: Phrase;
  /** Left out where other values than these would do as well; each once, texts in lower case. */
  among?: readonly Scalar[];
}

interface Operator {
  for: 'text' | 'ordered' | 'any';
  compile: (operand: read.Operand) => Check;
}

type Holds<T> = (value: T, asked: T) => boolean;
type Wanted = (asked: Slot) => Phrase;

const OPERATORS: Record<string, Operator> = {
  eq: { for: 'any', compile: (operand) => oneOf(operand, [read.scalar(operand, operand.value)]) },
  ne: { for: 'any', compile: (operand) => negate(compileOperator('eq', operand)) },
  in: { for: 'any', compile: (operand) => oneOf(operand, read.list(operand)) },
  not_in: { for: 'any', compile: (operand) => negate(compileOperator('in', operand)) },
  gt: { for: 'ordered', compile: (operand) => limit(operand, wanted.MORE, (v, n) => v > n) },
  gte: { for: 'ordered', compile: (operand) => limit(operand, wanted.AT_LEAST, (v, n) => v >= n) },
  lt: { for: 'ordered', compile: (operand) => limit(operand, wanted.LESS, (v, n) => v < n) },
  lte: { for: 'ordered', compile: (operand) => limit(operand, wanted.AT_MOST, (v, n) => v <= n) },
  between: { for: 'ordered', compile: between },
  contains: {
    for: 'text',
    compile: (operand) => part(operand, wanted.CONTAINING, (v, p) => v.includes(p)),
  },
  starts_with: {
    for: 'text',
    compile: (operand) => part(operand, wanted.STARTING, (v, p) => v.startsWith(p)),
  },
  ends_with: {
    for: 'text',
    compile: (operand) => part(operand, wanted.ENDING, (v, p) => v.endsWith(p)),
  },
  has_word: { for: 'text', compile: word },
  postal_in: { for: 'text', compile: postalArea },
  matches: { for: 'text', compile: pattern },
  exists: { for: 'any', compile: exists },
};

export const OPERATOR_NAMES: readonly string[] = Object.keys(OPERATORS);

/** The operators that make sense for a field of that type. */
export function operatorsFor(type: FieldType): string[] {
  const kind = type === 'number' || type === 'date' ? 'ordered' : type;
  return OPERATOR_NAMES.filter((name) => {
    const wants = OPERATORS[name]?.for;
    return wants === 'any' || kind === 'any' || wants === kind;
  });
}

/** Compiles `name` with its operand; the name must be one of `operatorsFor(operand.type)`. */
export function compileOperator(name: string, operand: read.Operand): Check {
  return OPERATORS[name]?.compile(operand) ?? operand.refuse('a known operator');
}

function oneOf(operand: read.Operand, values: readonly Scalar[]): Check {
  if (values.length === 0) operand.refuse('at least one value');
  const asked = wanted.anyOf(values);
  const among = [...new Set(values.map(fold))];
  const [only] = among;
  if (among.length === 1) return { test: (value) => fold(value) === only, wanted: asked, among };
  const set = new Set<Scalar | undefined>(among);
  return { test: (value) => set.has(fold(value)), wanted: asked, among };
}

function negate(check: Check): Check {
  return { test: (value) => !check.test(value), wanted: wanted.OTHER(check.wanted) };
}

function limit(operand: read.Operand, words: Wanted, holds: Holds<read.Ordered>): Check {
  const bound = read.ordered(operand, operand.value);
  const test = (value: Scalar | undefined) => isLike(value, bound) && holds(value, bound);
  return { test, wanted: words(bound) };
}

const PAIRS = {
  number: ['a list of two numbers such as [10, 200]', 'the smaller number first'],
  date: ['a list of two dates such as [2026-12-24, 2027-01-06]', 'the earlier date first'],
} as const;

function between(operand: read.Operand): Check {
  const pair: unknown[] = Array.isArray(operand.value) ? operand.value : [];
  const [two, order] = PAIRS[operand.type === 'date' ? 'date' : 'number'];
  if (pair.length !== 2) operand.refuse(two);
  const [low, high] = [read.ordered(operand, pair[0]), read.ordered(operand, pair[1])];
  if (low > high) operand.refuse(order);
  const test = (value: Scalar | undefined) => isLike(value, low) && value >= low && value <= high;
  return { test, wanted: wanted.between(low, high) };
}

/** Dates are compared as texts: `2026-12-24` stands in their order. */
function isLike(value: Scalar | undefined, bound: read.Ordered): value is read.Ordered {
  return typeof value === typeof bound;
}

function part(operand: read.Operand, words: Wanted, holds: Holds<string>): Check {
  const parts = read.texts(operand).map((text) => text.toLowerCase());
  const test = (value: Scalar | undefined) => {
    if (typeof value !== 'string') return false;
    const text = value.toLowerCase();
    for (const one of parts) if (holds(text, one)) return true;
    return false;
  };
  return { test, wanted: words(wanted.anyOf(parts)) };
}

function word(operand: read.Operand): Check {
  const beginnings = read.texts(operand).map((text) => foldWords(text).trim());
  if (beginnings.includes('')) operand.refuse('words or beginnings of words');
  const test = (value: Scalar | undefined) =>
    typeof value === 'string' && startsAnyWord(value, beginnings);
  return { test, wanted: wanted.WORD(wanted.anyOf(beginnings)) };
}

function postalArea(operand: read.Operand): Check {
  const areas = read.texts(operand);
  const expected = areas.map(postalFault).find((one) => one !== null);
  if (expected) operand.refuse(expected);
  const isIn = compilePostal(areas);
  const test = (value: Scalar | undefined) => typeof value === 'string' && isIn(value);
  return { test, wanted: wanted.WITHIN(wanted.anyOf(areas)) };
}

function pattern(operand: read.Operand): Check {
  const text = read.text(operand, operand.value);
  const found = compilePattern(text);
  if (typeof found === 'string') return operand.refuse(found);
  const test = (value: Scalar | undefined) => typeof value === 'string' && found(value);
  return { test, wanted: wanted.LIKE(`/${text}/`) };
}

function exists(operand: read.Operand): Check {
  if (operand.value === true)
    return { test: (value) => value !== undefined, wanted: wanted.ANY_VALUE };
  if (operand.value === false)
    return { test: (value) => value === undefined, wanted: wanted.NOTHING };
  return operand.refuse('true or false');
}

/** Texts compare without regard to case; everything else as it is. */
export function fold<T extends Scalar | undefined>(value: T): T | string {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
