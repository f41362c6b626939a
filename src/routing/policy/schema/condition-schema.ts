/** Describes conditions for editors: every field with the operators and the values it takes. */
import { ACCOUNT_STATUSES } from '../../model/lead.ts';
import { INTENT_KINDS, TIMELINES } from '../../model/message.ts';
import { FIELD_NAMES, type FieldType, findField } from '../fields.ts';
import { operatorsFor } from '../operators/operators.ts';

/** As JSON Schema writes it; only what is used here. */
export type JsonSchema = Record<string, unknown>;

const CONDITION = { $ref: '#/definitions/condition' };
const CONDITIONS = { type: 'array', minItems: 1, items: CONDITION };
const TYPES: readonly FieldType[] = ['text', 'number', 'boolean', 'date', 'any'];

const SCALARS: Record<FieldType, JsonSchema> = {
  text: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  any: { type: ['string', 'number', 'boolean'] },
};

/** What editors offer; any other text is refused where the policy is checked, or means nothing. */
const COMMON: Record<string, readonly string[]> = {
  'account.status': ACCOUNT_STATUSES,
  'message.intent': INTENT_KINDS,
  'message.timeline': TIMELINES,
  'person.mail': ['business', 'free', 'disposable', 'none'],
};

/** The definitions that `#/definitions/condition` needs. */
export function conditionDefinitions(): Record<string, JsonSchema> {
  const types = TYPES.map((type) => [nameOf(type), testSchema(type)] as const);
  return { condition: conditionSchema(), ...Object.fromEntries(types) };
}

function conditionSchema(): JsonSchema {
  const fields = FIELD_NAMES.map((path) => [path, fieldSchema(path)] as const);
  return {
    description: 'All of it has to hold; {} holds for every lead.',
    type: 'object',
    properties: {
      any: { description: 'One of these conditions has to hold.', ...CONDITIONS },
      all: { description: 'All of these conditions have to hold.', ...CONDITIONS },
      not: { description: 'This condition must not hold.', allOf: [CONDITION] },
      ...Object.fromEntries(fields),
    },
    patternProperties: {
      '^(attribution|custom)\\..+$': { $ref: `#/definitions/${nameOf('any')}` },
    },
    additionalProperties: false,
  };
}

function fieldSchema(path: string): JsonSchema {
  const type = findField(path)?.type ?? 'any';
  const examples = COMMON[path];
  const description = `${KINDS[type]}; a list means any of its values, an object holds operators.`;
  return {
    description,
    ...(examples && { examples }),
    allOf: [{ $ref: `#/definitions/${nameOf(type)}` }],
  };
}

const KINDS: Record<FieldType, string> = {
  text: 'A text, compared without regard to case',
  number: 'A number',
  boolean: 'true or false',
  date: 'A date such as 2026-12-24',
  any: 'Whatever the sender puts there',
};

function nameOf(type: FieldType): string {
  return `${type}_test`;
}

/** A value, a list of values, or operators. */
function testSchema(type: FieldType): JsonSchema {
  const value = SCALARS[type];
  const operators = operatorsFor(type).map((name) => [name, operandSchema(name, type)] as const);
  return {
    anyOf: [
      value,
      { type: 'array', minItems: 1, items: value },
      {
        type: 'object',
        minProperties: 1,
        properties: Object.fromEntries(operators),
        additionalProperties: false,
      },
    ],
  };
}

const TEXT = { type: 'string', minLength: 1 };
const TEXTS = { anyOf: [TEXT, { type: 'array', minItems: 1, items: TEXT }] };

/** An operator that is not known here takes anything: an editor must not refuse what is right. */
function operandSchema(name: string, type: FieldType): JsonSchema {
  const value = SCALARS[type];
  const ordered = type === 'any' ? { type: ['number', 'string'] } : value;
  const known: Record<string, JsonSchema> = {
    eq: { ...value, description: 'Is this value.' },
    ne: { ...value, description: 'Is anything else, or missing.' },
    in: { type: 'array', minItems: 1, items: value, description: 'Is one of these.' },
    not_in: { type: 'array', minItems: 1, items: value, description: 'Is none of these.' },
    gt: { ...ordered, description: 'Is more than.' },
    gte: { ...ordered, description: 'Is at least.' },
    lt: { ...ordered, description: 'Is less than.' },
    lte: { ...ordered, description: 'Is at most.' },
    between: {
      type: 'array',
      items: ordered,
      minItems: 2,
      maxItems: 2,
      description: 'Lies between these two, both included.',
    },
    contains: { ...TEXTS, description: 'Contains this text, or one of these.' },
    starts_with: { ...TEXTS, description: 'Begins with this text, or one of these.' },
    ends_with: { ...TEXTS, description: 'Ends in this text, or one of these.' },
    has_word: { ...TEXTS, description: 'Has a word that begins so.' },
    postal_in: { ...TEXTS, description: 'Is a postal code in such an area: SW1, 28000-28999.' },
    matches: { ...TEXT, description: 'Is like this regular expression.' },
    exists: { type: 'boolean', description: 'Is there at all, or (false) is missing.' },
  };
  return known[name] ?? {};
}
