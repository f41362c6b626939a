/** Decides which fields of a JSON object can be used; the others are set aside as faults. */
import type { Scalar } from '../model/lead.ts';
import { cutText, dropUnstorable } from './clean-text.ts';
import { describe, type FaultList, pointerTo } from './fault-list.ts';
import { normalizeEmail, registrableDomain } from './person/normalize-contact.ts';

export const MAX_TEXT_LENGTH = 256;
export const MAX_MESSAGE_LENGTH = 8_000;
export const MAX_EXTRA_FIELDS = 100;
const MAX_KEY_LENGTH = 64;
const NUMBER = /^-?\d+(\.\d+)?$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;

export type JsonObject = Record<string, unknown>;

interface Place {
  pointer: string;
  faults: FaultList;
}
export type FieldReader<T> = (value: unknown, place: Place) => T | undefined;
type FieldReaders = Record<string, FieldReader<unknown>>;
type Read<R extends FieldReaders> = { [K in keyof R]?: Exclude<ReturnType<R[K]>, undefined> };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads the known fields of an object. A field that is null or empty counts as left out. */
export function readFields<R extends FieldReaders>(
  readers: R,
  value: unknown,
  place: Place,
): Read<R> {
  const { pointer, faults } = place;
  const fields: JsonObject = {};
  for (const [key, raw] of entriesOf(value, place)) {
    const at = pointerTo(pointer, key);
    if (!Object.hasOwn(readers, key)) {
      faults.note(at, 'field.unknown', `Found the unknown field ${describe(key)}; it is dropped.`);
      continue;
    }
    const read = readers[key]?.(raw, { pointer: at, faults });
    if (read !== undefined) fields[key] = read;
  }
  return fields as Read<R>;
}

/** Reads an object whose keys are the sender's own and whose values are text, numbers or flags. */
export function readScalars(value: unknown, place: Place): Record<string, Scalar> {
  const { pointer, faults } = place;
  const scalars: [string, Scalar][] = [];
  for (const [key, raw] of entriesOf(value, place)) {
    const at = pointerTo(pointer, key);
    if (scalars.length === MAX_EXTRA_FIELDS) {
      faults.note(pointer, 'object.cut', `Only the first ${MAX_EXTRA_FIELDS} fields are kept.`);
      break;
    }
    if (!isUsableKey(key)) {
      const expected = `a name of 1 to ${MAX_KEY_LENGTH} ordinary characters`;
      faults.setAside(at, 'key.malformed', { value: key, expected });
      continue;
    }
    const scalar = readScalar(raw, { pointer: at, faults });
    if (scalar !== undefined) scalars.push([key, scalar]);
  }
  return Object.fromEntries(scalars);
}

export const text: FieldReader<string> = (value, place) => readText(value, place, MAX_TEXT_LENGTH);

export const message: FieldReader<string> = (value, place) =>
  readText(value, place, MAX_MESSAGE_LENGTH);

export const email: FieldReader<string> = (value, place) => {
  const found = text(value, place);
  if (found === undefined || normalizeEmail(found) !== null) return found;
  return place.faults.setAside(place.pointer, 'email.malformed', {
    value: found,
    expected: 'an address such as dana@globex.test',
  });
};

/** Accepts web addresses too; gives the registrable domain. */
export const domain: FieldReader<string> = (value, place) => {
  const found = text(value, place);
  if (found === undefined) return undefined;
  const expected = 'a domain such as globex.test';
  return (
    registrableDomain(found) ??
    place.faults.setAside(place.pointer, 'domain.malformed', { value: found, expected })
  );
};

export const country: FieldReader<string> = (value, place) => {
  const found = text(value, place)?.toUpperCase();
  if (found === undefined || /^[A-Z]{2}$/.test(found)) return found;
  const expected = 'a two-letter country code such as ES';
  return place.faults.setAside(place.pointer, 'country.malformed', { value: found, expected });
};

/** Some forms send 28013 as a number. */
export const postalCode: FieldReader<string> = (value, place) =>
  text(Number.isSafeInteger(value) && Number(value) >= 0 ? String(value) : value, place);

/** Forms send numbers as text; both are taken. */
export const number: FieldReader<number> = (value, { pointer, faults }) => {
  const found = typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value) : value;
  if (isLeftOut(found)) return undefined;
  const usable = typeof found === 'number' && found >= 0 && found <= Number.MAX_SAFE_INTEGER;
  if (usable) return found;
  return faults.setAside(pointer, 'number.expected', { value, expected: 'a number from 0 up' });
};

export const wholeNumber: FieldReader<number> = (value, place) => {
  const found = number(value, place);
  if (found === undefined || Number.isInteger(found)) return found;
  const expected = 'a whole number';
  return place.faults.setAside(place.pointer, 'number.expected', { value, expected });
};

/** A ticked box of a form says `on`; automations say yes and 1. */
const YES = ['true', 'on', 'yes', '1'];
const NO = ['false', 'off', 'no', '0'];

export const flag: FieldReader<boolean> = (value, { pointer, faults }) => {
  if (typeof value === 'boolean') return value;
  if (isLeftOut(value)) return undefined;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (YES.includes(word) || NO.includes(word)) return YES.includes(word);
  return faults.setAside(pointer, 'flag.expected', { value, expected: 'true or false' });
};

/** One of a few words. */
export function oneOf<T extends string>(
  words: readonly T[],
): FieldReader<T> & { words: readonly T[] } {
  const reader: FieldReader<T> = (value, place) => {
    const found = text(value, place)?.toLowerCase();
    const word = words.find((one) => one === found);
    if (found === undefined || word !== undefined) return word;
    const expected = words.join(' or ');
    return place.faults.setAside(place.pointer, 'word.expected', { value: found, expected });
  };
  return Object.assign(reader, { words });
}

/** An instant with its offset from UTC, given back in UTC. */
export const instant: FieldReader<string> = (value, { pointer, faults }) => {
  if (isLeftOut(value)) return undefined;
  const at = typeof value === 'string' && INSTANT.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(at)) return new Date(at).toISOString();
  const expected = 'an instant such as 2026-11-22T10:00:00Z';
  return faults.setAside(pointer, 'instant.malformed', { value, expected });
};

function readText(value: unknown, place: Place, maxLength: number): string | undefined {
  const { pointer, faults } = place;
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'string') {
    return faults.setAside(pointer, 'text.expected', { value, expected: 'text' });
  }
  const clean = dropUnstorable(value);
  if (clean !== value) {
    faults.note(pointer, 'text.cleaned', 'Found NUL or broken characters; they are left out.');
  }
  const trimmed = clean.trim();
  if (trimmed.length > maxLength) {
    const length = `Found ${trimmed.length} characters, expected at most ${maxLength}`;
    faults.note(pointer, 'text.cut', `${length}; the rest is left out.`);
  }
  return cutText(trimmed, maxLength).trim() || undefined;
}

const readScalar: FieldReader<Scalar> = (value, place) => {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (isLeftOut(value) || typeof value === 'string') return text(value, place);
  const expected = 'text, a number, true or false';
  return place.faults.setAside(place.pointer, 'scalar.expected', { value, expected });
};

/** The own fields of an object; anything else is set aside and has none. */
function entriesOf(value: unknown, { pointer, faults }: Place): [string, unknown][] {
  if (isJsonObject(value)) return Object.entries(value);
  if (value !== null && value !== undefined) {
    faults.setAside(pointer, 'object.expected', { value, expected: 'an object' });
  }
  return [];
}

function isLeftOut(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** `__proto__` is refused by name: whoever copies fields one by one would set a prototype. */
export function isUsableKey(key: string): boolean {
  if (key === '' || key === '__proto__' || key.length > MAX_KEY_LENGTH) return false;
  return dropUnstorable(key) === key;
}
