/**
 * Turns what a schema refused into sentences: what was found, what was expected, which name is
 * near.
 */
import { z } from 'zod';
import { didYouMean, type KeyPath, quoted } from '../../../routing/policy/wording.ts';
import { knownKeys } from './known-keys.ts';

type Issue = z.core.$ZodIssue;

interface Described {
  keys: KeyPath;
  message: string;
}

interface Parsed {
  schema: z.ZodType;
  data: unknown;
}

/** One sentence for every issue, unknown keys with the name that was probably meant. */
export function describeIssues(error: z.ZodError, { schema, data }: Parsed): Described[] {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const wordIssue = (issue: Issue, above: KeyPath): Described[] => {
    const keys = [...above, ...toKeys(issue.path)];
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(shape, keys);
      return issue.keys.map((key) => ({ keys: [...keys, key], message: wordUnknown(key, known) }));
    }
    // A union that says itself what is expected knows better than any of its alternatives.
    if (issue.code === 'invalid_union' && !issue.message.startsWith('expected ')) {
      const asked = { value: valueAt(data, keys), known: knownKeys(shape, keys) };
      return chooseBranch(issue.errors, asked).flatMap((one) => wordIssue(one, keys));
    }
    const found = quoted(valueAt(data, keys));
    if (issue.code === 'invalid_key') {
      const message = issue.issues[0]?.message ?? issue.message;
      return [{ keys, message: `found the key ${quoted(keys.at(-1))}, ${withDot(message)}` }];
    }
    return [{ keys, message: `found ${found}, ${withDot(wordExpected(issue))}` }];
  };
  return error.issues.flatMap((issue) => wordIssue(issue, []));
}

function wordUnknown(key: string, known: readonly string[]): string {
  const near = didYouMean(key, known);
  return `found the unknown key "${key}", expected ${known.join(', ') || 'none'}.${near}`;
}

/**
 * Of the alternatives a value could have been, the one its author most likely meant: a key that
 * no alternative knows is the fault to show; else the fewest issues, and of those the deepest.
 */
function chooseBranch(
  branches: readonly (readonly Issue[])[],
  { value, known }: { value: unknown; known: readonly string[] },
): readonly Issue[] {
  const strange = isRecord(value) ? Object.keys(value).filter((key) => !known.includes(key)) : [];
  if (known.length > 0 && strange.length > 0) {
    return [{ code: 'unrecognized_keys', keys: strange, path: [], message: '' }];
  }
  const ranked = branches.toSorted((a, b) => a.length - b.length || depthOf(b) - depthOf(a));
  return ranked[0] ?? [];
}

function depthOf(issues: readonly Issue[]): number {
  return Math.max(...issues.map((issue) => issue.path.length));
}

function wordExpected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      return `expected at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `expected at most ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_format':
      return issue.format === 'email' ? 'expected an e-mail address' : issue.message;
    default:
      return issue.message;
  }
}

const TYPES: Record<string, string> = {
  string: 'a text (in quotes if it looks like a number)',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys and values',
  record: 'keys and values',
};

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function toKeys(path: readonly PropertyKey[]): KeyPath {
  return path.map((key) => (typeof key === 'number' ? key : String(key)));
}

function valueAt(data: unknown, keys: KeyPath): unknown {
  return keys.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
    return isRecord(value) ? value[key] : undefined;
  }, data);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withDot(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
