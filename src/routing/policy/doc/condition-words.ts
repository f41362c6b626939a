/** Words a condition as somebody would say it who has never seen the file. */
import { type Phrase, say } from '../../../words/say.ts';
import { type Field, findField } from '../fields.ts';
import { compileOperator } from '../operators/operators.ts';
import { fieldLabel, truthOf } from './field-words.ts';

/**
 * `country is ES or PT and employees at least 1000`.
 *
 * @param everything what the empty condition reads
 */
export function conditionWords(condition: unknown, everything = say`every lead`): Phrase {
  return inRow(
    entriesOf(condition).map(([key, value]) => entryWords(key, value)),
    (so, also) => say`${so} and ${also}`,
    everything,
  );
}

function entryWords(key: string, value: unknown): Phrase {
  if (key === 'not') return say`not (${conditionWords(value)})`;
  if (key === 'any') return say`(${anyWords(value)})`;
  if (key === 'all') return inRow(listOf(value), (so, also) => say`${so} and ${also}`);
  const field = findField(key);
  if (!field) return say`${key}`;
  return inRow(
    testsOf(value).map(([operator, operand]) => testWords(field, operator, operand)),
    (so, also) => say`${so} and ${also}`,
  );
}

/** Of the parts of `any`: one has to hold. */
export function anyWords(value: unknown): Phrase {
  return inRow(listOf(value), (one, other) => say`${one} or ${other}`);
}

function inRow(
  parts: readonly Phrase[],
  join: (one: Phrase, other: Phrase) => Phrase,
  none = say``,
): Phrase {
  return parts.length === 0 ? none : parts.reduce(join);
}

function listOf(value: unknown): Phrase[] {
  return Array.isArray(value) ? value.map((one) => conditionWords(one)) : [];
}

/** A value alone means equals, and a list any of them. */
function testsOf(value: unknown): [operator: string, operand: unknown][] {
  if (Array.isArray(value)) return [['in', value]];
  return typeof value === 'object' && value !== null ? entriesOf(value) : [['eq', value]];
}

/** After these the value stands as it is; what else is asked for has a verb of its own. */
const IS = new Set(['eq', 'ne', 'in', 'not_in', 'postal_in', 'matches']);

function testWords(field: Field, operator: string, operand: unknown): Phrase {
  const label = fieldLabel(field.path);
  if (operator === 'exists') {
    return operand === true ? say`${label} is known` : say`${label} is not known`;
  }
  if (field.type === 'boolean' && operator === 'eq') return truthOf(field.path, operand === true);
  const wanted = askedOf(field, operator, operand);
  return IS.has(operator) ? say`${label} is ${wanted}` : say`${label} ${wanted}`;
}

/** What is asked of a field, without its name: `at least 1000`. */
export function wantedWords(path: string, value: unknown): Phrase {
  const field = findField(path);
  return inRow(
    field ? testsOf(value).map(([operator, operand]) => askedOf(field, operator, operand)) : [],
    (so, also) => say`${so} and ${also}`,
  );
}

function askedOf({ path, type }: Field, operator: string, operand: unknown): Phrase {
  const refuse = (expected: string): never => {
    throw new TypeError(`${path} ${operator}: expected ${expected}`);
  };
  return compileOperator(operator, { value: operand, type, refuse }).wanted;
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
