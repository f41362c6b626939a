/** Reads what an author wrote beside an operator, and refuses what it cannot be compared with. */
import type { Scalar } from '../../model/lead.ts';
import type { FieldType } from '../fields.ts';
import { quoted } from '../wording.ts';

/** What the author wrote beside an operator, and how to refuse it. */
export interface Operand {
  value: unknown;
  type: FieldType;
  /** Throws a ConditionError that says what was expected instead. */
  refuse(expected: string): never;
}

/** What has an order: a number, or a date as `2026-12-24`. */
export type Ordered = number | string;

export function list(operand: Operand): Scalar[] {
  if (!Array.isArray(operand.value)) operand.refuse('a list such as [ES, PT]');
  return (operand.value as unknown[]).map((value) => scalar(operand, value));
}

const EXPECTED = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date such as 2026-12-24',
} as const;

export function scalar(operand: Operand, value: unknown): Scalar {
  if (operand.type === 'date') return date(operand, value);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return operand.refuse('a text, a number, true or false');
  }
  const type = typeof value === 'string' ? 'text' : typeof value;
  if (operand.type !== 'any' && type !== operand.type) operand.refuse(EXPECTED[operand.type]);
  return value;
}

export function ordered(operand: Operand, value: unknown): Ordered {
  if (operand.type === 'date') return date(operand, value);
  return typeof value === 'number' && Number.isFinite(value) ? value : operand.refuse('a number');
}

/** A day that exists, so that a slip of the hand is no date far away. */
function date(operand: Operand, value: unknown): string {
  const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  const at = isDay ? Date.parse(`${value}T00:00Z`) : Number.NaN;
  if (!isDay || Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== value) {
    return operand.refuse(EXPECTED.date);
  }
  return value;
}

export function texts(operand: Operand): string[] {
  const values: unknown[] = Array.isArray(operand.value) ? operand.value : [operand.value];
  if (values.length === 0) operand.refuse('a text or a list of texts');
  return values.map((value) => text(operand, value));
}

export function text(operand: Operand, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  return operand.refuse(`a text in quotes, not ${quoted(value)}`);
}
