import { describeError } from './describe-error.ts';
import { scrubText } from './scrub-text.ts';

const REMOVED = '[removed]';
const MAX_DEPTH = 6;
const MAX_ITEMS = 50;

/** A key that holds one of these anywhere in its name is never logged. */
const SECRET_KEY = /authorization|cookie|token|secret|password|signature|e?mail|phone/;
/** What people wrote, and the payloads that carry it. */
const TEXT_KEYS = new Set(
  'text body rawbody raw blocks view message note reason name person company params'.split(' '),
);

/**
 * A copy that is safe to log: no secrets, no addresses, no free text, no bytes, and not endless.
 */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value;
  if (value instanceof Error) return describeError(value, scrub);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => scrub(item, depth + 1));
  if (value instanceof Map || value instanceof Set) return `[${value.size} entries]`;
  return scrubFields(value, depth);
}

/** The fields of one log line or one object inside it. */
export function scrubFields(fields: object, depth = 0): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    safe[key] = isSecret(key) && carriesData(value) ? REMOVED : scrub(value, depth + 1);
  }
  return safe;
}

function isSecret(key: string): boolean {
  const plain = key.toLowerCase().replace(/[-_]/g, '');
  return SECRET_KEY.test(plain) || TEXT_KEYS.has(plain);
}

/** `hasEmail: true` tells nothing about a person. */
function carriesData(value: unknown): boolean {
  return value !== null && value !== undefined && typeof value !== 'boolean';
}
