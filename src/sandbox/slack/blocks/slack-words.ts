import type { ErrorObject } from 'ajv';
import { broken, type Fault, missing } from './fault.ts';

type Params = Record<string, unknown>;
type Wording = (params: Params) => string;

const articles = new Map([
  ['object', 'an object'],
  ['array', 'an array'],
]);

/** Slack says what it compares with, so a maximum of 75 is "less than 76". */
const wordings = new Map<string, Wording>([
  ['maxLength', ({ limit }) => `must be less than ${Number(limit) + 1} characters`],
  ['minLength', ({ limit }) => `must be more than ${Number(limit) - 1} characters`],
  ['maxItems', ({ limit }) => `no more than ${Number(limit)} items allowed`],
  ['minItems', ({ limit }) => `must provide at least ${Number(limit)} items`],
  ['maximum', ({ limit }) => `must be less than or equal to ${Number(limit)}`],
  ['minimum', ({ limit }) => `must be greater than or equal to ${Number(limit)}`],
  ['pattern', ({ pattern }) => `input must match regex pattern: ${String(pattern)}`],
  ['const', () => 'must be a valid enum value'],
  ['enum', () => 'must be a valid enum value'],
  [
    'additionalProperties',
    ({ additionalProperty }) => `invalid additional property: ${String(additionalProperty)}`,
  ],
  ['oneOf', () => 'failed to match exactly one allowed schema'],
]);

/**
 * The schema's errors as Slack words them. Slack adds a line for each union it tried on the way
 * down; only the lines that say what to change are kept.
 */
export function inSlackWords(errors: ErrorObject[], base: string): Fault[] {
  return errors.filter((error) => !isOfOneBranch(error)).map((error) => faultOf(error, base));
}

/** That one branch misses a field says nothing when another branch may do without it. */
function isOfOneBranch({ keyword, schemaPath }: ErrorObject): boolean {
  return keyword === 'required' && /\/oneOf\/\d+\/required$/.test(schemaPath);
}

function faultOf({ keyword, instancePath, params }: ErrorObject, base: string): Fault {
  const pointer = `${base}${instancePath}`;
  if (keyword === 'required') return missing(String(params.missingProperty), pointer);
  if (keyword === 'discriminator') return wrongType(params.tagValue, pointer);
  if (keyword === 'type') {
    const type = String(params.type);
    const message = `must provide ${articles.get(type) ?? `a ${type}`}`;
    return { code: 'invalid_type', message, pointer };
  }
  const wording = wordings.get(keyword);
  return broken(wording ? wording(params) : 'failed to match all allowed schemas', pointer);
}

function wrongType(type: unknown, pointer: string): Fault {
  if (type === undefined) return missing('type', pointer);
  const named = typeof type === 'string' ? type : JSON.stringify(type);
  return broken(`unsupported type: ${named}`, `${pointer}/type`);
}
