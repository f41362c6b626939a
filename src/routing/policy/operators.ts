/** Says what each operator of a condition accepts and compiles it with its operand. */
import type { Scalar } from '../model/lead.ts';
import type { FieldType } from './fields.ts';
import { compilePattern } from './safe-pattern.ts';
import { quoted } from './wording.ts';

export interface Check {
  test: (value: Scalar | undefined) => boolean;
  /** What was asked for, in words: `ES or PT`, `at least 1000`. */
  wanted: string;
  /** Left out where other values than these would do as well; each once, texts in lower case. */
  among?: readonly Scalar[];
}

/** What the author wrote beside an operator, and how to refuse it. */
export interface Operand {
  value: unknown;
  type: FieldType;
  /** Throws a ConditionError that says what was expected instead. */
  refuse(expected: string): never;
}

interface Operator {
  for: 'text' | 'number' | 'any';
  compile: (operand: Operand) => Check;
}

type Holds<T> = (value: T, asked: T) => boolean;

const OPERATORS: Record<string, Operator> = {
  eq: { for: 'any', compile: (operand) => oneOf(operand, [readScalar(operand, operand.value)]) },
  ne: { for: 'any', compile: (operand) => negate(compileOperator('eq', operand)) },
  in: { for: 'any', compile: (operand) => oneOf(operand, readList(operand)) },
  not_in: { for: 'any', compile: (operand) => negate(compileOperator('in', operand)) },
  gt: { for: 'number', compile: (operand) => limit(operand, 'more than', (v, n) => v > n) },
  gte: { for: 'number', compile: (operand) => limit(operand, 'at least', (v, n) => v >= n) },
  lt: { for: 'number', compile: (operand) => limit(operand, 'less than', (v, n) => v < n) },
  lte: { for: 'number', compile: (operand) => limit(operand, 'at most', (v, n) => v <= n) },
  between: { for: 'number', compile: between },
  contains: {
    for: 'text',
    compile: (operand) => part(operand, 'containing', (v, p) => v.includes(p)),
  },
  starts_with: {
    for: 'text',
    compile: (operand) => part(operand, 'starting with', (v, p) => v.startsWith(p)),
  },
  ends_with: {
    for: 'text',
    compile: (operand) => part(operand, 'ending in', (v, p) => v.endsWith(p)),
  },
  matches: { for: 'text', compile: pattern },
  exists: { for: 'any', compile: exists },
};

export const OPERATOR_NAMES: readonly string[] = Object.keys(OPERATORS);

/** The operators that make sense for a field of that type. */
export function operatorsFor(type: FieldType): string[] {
  return OPERATOR_NAMES.filter((name) => {
    const wants = OPERATORS[name]?.for;
    return wants === 'any' || type === 'any' || wants === type;
  });
}

/** Compiles `name` with its operand; the name must be one of `operatorsFor(operand.type)`. */
export function compileOperator(name: string, operand: Operand): Check {
  return OPERATORS[name]?.compile(operand) ?? operand.refuse('a known operator');
}

function oneOf(operand: Operand, values: readonly Scalar[]): Check {
  if (values.length === 0) operand.refuse('at least one value');
  const wanted = values.map(String).join(' or ');
  const among = [...new Set(values.map(fold))];
  const [only] = among;
  if (among.length === 1) return { test: (value) => fold(value) === only, wanted, among };
  const set = new Set<Scalar | undefined>(among);
  return { test: (value) => set.has(fold(value)), wanted, among };
}

function negate(check: Check): Check {
  return { test: (value) => !check.test(value), wanted: `other than ${check.wanted}` };
}

function limit(operand: Operand, words: string, holds: Holds<number>): Check {
  const bound = readNumber(operand, operand.value);
  const test = (value: Scalar | undefined) => typeof value === 'number' && holds(value, bound);
  return { test, wanted: `${words} ${bound}` };
}

function between(operand: Operand): Check {
  const pair: unknown[] = Array.isArray(operand.value) ? operand.value : [];
  if (pair.length !== 2) operand.refuse('a list of two numbers such as [10, 200]');
  const [low, high] = [readNumber(operand, pair[0]), readNumber(operand, pair[1])];
  if (low > high) operand.refuse('the smaller number first');
  const test = (value: Scalar | undefined) =>
    typeof value === 'number' && value >= low && value <= high;
  return { test, wanted: `${low} to ${high}` };
}

function part(operand: Operand, words: string, holds: Holds<string>): Check {
  const texts = Array.isArray(operand.value) ? operand.value : [operand.value];
  if (texts.length === 0) operand.refuse('a text or a list of texts');
  const parts = texts.map((text) => readText(operand, text).toLowerCase());
  const test = (value: Scalar | undefined) => {
    if (typeof value !== 'string') return false;
    const text = value.toLowerCase();
    for (const one of parts) if (holds(text, one)) return true;
    return false;
  };
  return { test, wanted: `a text ${words} ${parts.join(' or ')}` };
}

function pattern(operand: Operand): Check {
  const text = readText(operand, operand.value);
  const found = compilePattern(text);
  if (typeof found === 'string') return operand.refuse(found);
  const test = (value: Scalar | undefined) => typeof value === 'string' && found(value);
  return { test, wanted: `a text like /${text}/` };
}

function exists(operand: Operand): Check {
  if (operand.value === true) return { test: (value) => value !== undefined, wanted: 'any value' };
  if (operand.value === false) return { test: (value) => value === undefined, wanted: 'nothing' };
  return operand.refuse('true or false');
}

/** Texts compare without regard to case; everything else as it is. */
export function fold<T extends Scalar | undefined>(value: T): T | string {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function readList(operand: Operand): Scalar[] {
  if (!Array.isArray(operand.value)) operand.refuse('a list such as [ES, PT]');
  return (operand.value as unknown[]).map((value) => readScalar(operand, value));
}

const EXPECTED = { text: 'a text', number: 'a number', boolean: 'true or false' } as const;

function readScalar(operand: Operand, value: unknown): Scalar {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return operand.refuse('a text, a number, true or false');
  }
  const type = typeof value === 'string' ? 'text' : typeof value;
  if (operand.type !== 'any' && type !== operand.type) operand.refuse(EXPECTED[operand.type]);
  return value;
}

function readNumber(operand: Operand, value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : operand.refuse('a number');
}

function readText(operand: Operand, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  return operand.refuse(`a text in quotes, not ${quoted(value)}`);
}
