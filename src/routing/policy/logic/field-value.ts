/** Finds a value of one field that passes all tests of it, or proves that there is none. */
import type { Scalar } from '../../model/lead.ts';
import type { Literal } from './literals.ts';
import { operandsOf, samplesOf } from './samples.ts';

/** `unknown`: none was found, and that there is none is not proved. */
export type Found = { value: Scalar | undefined } | 'none' | 'unknown';

const ORDERED = ['gt', 'gte', 'lt', 'lte', 'between'];

/** All literals are of one field. Sound: `none` is said only where no value can pass. */
export function findValue(literals: readonly Literal[]): Found {
  const passes = (value: Scalar | undefined) =>
    literals.every(({ test, holds }) => test(value) === holds);
  const listed = literals.find(({ operator, holds }) => holds && isEquality(operator));
  if (listed) {
    const value = operandsOf(listed).find(passes);
    return value === undefined ? 'none' : { value };
  }
  const samples = samplesOf(literals);
  const index = samples.findIndex(passes);
  if (index >= 0) return { value: samples[index] };
  return literals.every(isExact) || isConflict(literals) ? 'none' : 'unknown';
}

function isEquality(operator: string): boolean {
  return operator === 'eq' || operator === 'in';
}

/** The samples cover completely how such a test may come out. */
function isExact(literal: Literal): boolean {
  const { operator, field } = literal;
  if (isEquality(operator) || operator === 'exists') return true;
  const isNumeric = operandsOf(literal).every((one) => typeof one === 'number');
  return ORDERED.includes(operator) && (field.type === 'number' || isNumeric);
}

/** Every text that passes one test passes another that must not be passed. */
function isConflict(literals: readonly Literal[]): boolean {
  const against = literals.filter(({ holds }) => !holds);
  const asked = literals.filter(({ operator, holds }) => holds && operator !== 'exists');
  return asked.some((one) =>
    partsOf(one).every((part) => against.some((other) => isImplied(one, part, other))),
  );
}

/** What a test asks for any of. */
function partsOf(literal: Literal): string[] {
  const { operator, operand } = literal;
  if (ORDERED.includes(operator)) return [JSON.stringify(operand)];
  const parts = operandsOf(literal).map(String);
  return operator === 'matches' ? parts : parts.map((part) => part.toLowerCase());
}

/** Does every text that passes `part` of one test pass the other as well? */
function isImplied(one: Literal, part: string, other: Literal): boolean {
  if (other.operator === 'exists') return true;
  const isSame = one.operator === other.operator;
  const isPlain = ['starts_with', 'contains', 'ends_with'].includes(one.operator);
  return partsOf(other).some((wider) => {
    if (isSame && wider === part) return true;
    if (!isPlain) return false;
    if (other.operator === 'contains') return part.includes(wider);
    if (other.operator === 'starts_with') return isSame && part.startsWith(wider);
    return other.operator === 'ends_with' && isSame && part.endsWith(wider);
  });
}
