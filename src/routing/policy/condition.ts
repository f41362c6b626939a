/** Compiles one condition of a policy into a fast test and an explanation of why it failed. */
import { english } from '../../words/say.ts';
import type { LeadFacts, Scalar } from '../model/lead.ts';
import type { Condition } from '../model/policy/territory.ts';
import { because, type Reason } from '../model/reasons.ts';
import { ConditionError } from './condition-error.ts';
import { describeFound, hideMailboxes } from './describe-found.ts';
import { FIELD_NAMES, type Field, findField } from './fields.ts';
import {
  type Check,
  compileOperator,
  OPERATOR_NAMES,
  operatorsFor,
} from './operators/operators.ts';
import { didYouMean, type KeyPath, quoted } from './wording.ts';

export interface Predicate {
  test: (facts: LeadFacts) => boolean;
  /** Null when the facts match, else `rule.not_matched` for the first condition that failed. */
  explain: (facts: LeadFacts) => Reason | null;
  /** Each of these has to be met for the condition to hold; more may have to be. */
  demands: readonly Demand[];
  /** The paths of all the fields it tests, however deep. */
  fields: readonly string[];
}

/** The field has to read one of these values: each once, texts in lower case. */
export interface Demand {
  field: Field;
  values: readonly Scalar[];
}

interface Part extends Predicate {
  /** What is asked for, in words, for the parts of `any` and `not`; made when somebody asks. */
  wanted: () => string;
}

interface Spot {
  at: string;
  keys: KeyPath;
}

const DEEPEST = 12;
const NO_DEMANDS: readonly Demand[] = [];

/**
 * Compiles a condition once; `test` then runs without creating objects.
 *
 * A scalar means equals, a list any of, an object operators; several keys are ANDed and `{}`
 * matches everything. Texts compare without regard to case, types never mix (`"5"` is not 5). A
 * field a lead does not have fails every operator but `exists: false` and the negations `ne`,
 * `not_in` and `not`.
 *
 * @param at prefix of the path in errors, e.g. `rules[2].when`
 * @throws ConditionError on an unknown field or operator and on an operand of the wrong type
 */
export function compileCondition(condition: Condition, at = ''): Predicate {
  return compileObject(condition, { at, keys: [] });
}

function compileObject(condition: unknown, spot: Spot): Part {
  if (spot.keys.length > DEEPEST) fail(spot, `expected conditions nested less deeply.`);
  if (!isPlainObject(condition)) {
    fail(spot, `found ${quoted(condition)}, expected a condition such as { company.country: ES }.`);
  }
  return every(Object.entries(condition).map(([key, value]) => compileEntry(key, value, spot)));
}

function compileEntry(key: string, value: unknown, { at, keys }: Spot): Part {
  const spot = { at, keys: [...keys, key] };
  if (key === 'not') return negate(compileObject(value, spot), { not: value });
  if (key === 'all') return every(compileList(value, spot));
  if (key === 'any') return some(compileList(value, spot), { any: value });
  const field = findField(key);
  if (field) return compileField(field, value, spot);
  const near = didYouMean(key, FIELD_NAMES);
  return fail(spot, `found the unknown field "${key}", expected a field of a lead.${near}`);
}

function compileList(value: unknown, { at, keys }: Spot): Part[] {
  if (!Array.isArray(value) || value.length === 0) {
    fail({ at, keys }, `found ${quoted(value)}, expected a list of conditions.`);
  }
  return value.map((one, index) => compileObject(one, { at, keys: [...keys, index] }));
}

function compileField(field: Field, value: unknown, spot: Spot): Part {
  if (!isPlainObject(value)) {
    const operator = Array.isArray(value) ? 'in' : 'eq';
    const check = compileCheck(field, operator, value, spot);
    return partOf(field, check, { [field.path]: value });
  }
  if (Object.keys(value).length === 0) fail(spot, 'found {}, expected a value or operators.');
  return every(
    Object.entries(value).map(([name, operand]) => {
      const inner = { at: spot.at, keys: [...spot.keys, name] };
      const check = compileCheck(field, name, operand, inner);
      return partOf(field, check, { [field.path]: { [name]: operand } });
    }),
  );
}

function compileCheck(field: Field, name: string, value: unknown, spot: Spot): Check {
  const known = operatorsFor(field.type);
  if (!known.includes(name)) {
    const what = OPERATOR_NAMES.includes(name) ? `"${name}" on a ${field.type} field` : `"${name}"`;
    fail(spot, `found ${what}, expected one of ${known.join(' ')}.${didYouMean(name, known)}`);
  }
  const refuse = (expected: string) => fail(spot, `found ${quoted(value)}, expected ${expected}.`);
  return compileOperator(name, { value, type: field.type, refuse });
}

/** With the condition as it was asked, so that a miss can be said in any language. */
function missOf(
  condition: Condition,
  miss: { field: string; found: string; expected: string },
): Reason {
  return because('rule.not_matched', { ...miss, asks: JSON.stringify(condition) });
}

function partOf(field: Field, { test, wanted, among }: Check, condition: Condition): Part {
  const { path, read } = field;
  const expected = () => hideMailboxes(english(wanted));
  return {
    test: (facts) => test(read(facts)),
    explain(facts) {
      const value = read(facts);
      if (test(value)) return null;
      const found = describeFound(path, value);
      return missOf(condition, { field: path, found, expected: expected() });
    },
    wanted: () => `${path} ${expected()}`,
    demands: among ? [{ field, values: among }] : NO_DEMANDS,
    fields: [path],
  };
}

function every(parts: Part[]): Part {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return {
    test: parts.map((part) => part.test).reduceRight(both, () => true),
    explain: (facts) => parts.find((part) => !part.test(facts))?.explain(facts) ?? null,
    wanted: () => parts.map((part) => part.wanted()).join(' and ') || 'anything',
    demands: parts.flatMap((part) => part.demands),
    fields: fieldsOf(parts),
  };
}

function both(rest: Predicate['test'], first: Predicate['test']): Predicate['test'] {
  return (facts) => first(facts) && rest(facts);
}

function some(parts: Part[], condition: Condition): Part {
  const wanted = () => parts.map((part) => part.wanted()).join(' or ');
  const tests = parts.map((part) => part.test);
  const test = (facts: LeadFacts) => {
    for (const one of tests) if (one(facts)) return true;
    return false;
  };
  const failed = () => missOf(condition, { field: 'any', found: 'none', expected: wanted() });
  return {
    test,
    explain: (facts) => (test(facts) ? null : failed()),
    wanted,
    demands: commonDemands(parts),
    fields: fieldsOf(parts),
  };
}

/** Whichever alternative holds, the field reads one of the values that any of them demands. */
function commonDemands([first, ...others]: Part[]): Demand[] {
  return (first?.demands ?? []).flatMap(({ field, values }) => {
    const same = others.map(({ demands }) => demands.find((one) => one.field.path === field.path));
    const all = new Set([...values, ...same.flatMap((one) => one?.values ?? [])]);
    return same.includes(undefined) ? [] : [{ field, values: [...all] }];
  });
}

function fieldsOf(parts: readonly Part[]): string[] {
  return [...new Set(parts.flatMap(({ fields }) => fields))];
}

function negate(part: Part, condition: Condition): Part {
  const failed = () =>
    missOf(condition, { field: 'not', found: part.wanted(), expected: 'anything else' });
  return {
    test: (facts) => !part.test(facts),
    explain: (facts) => (part.test(facts) ? failed() : null),
    wanted: () => `not (${part.wanted()})`,
    demands: NO_DEMANDS,
    fields: part.fields,
  };
}

function fail({ at, keys }: Spot, message: string): never {
  throw new ConditionError(at, keys, message);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
