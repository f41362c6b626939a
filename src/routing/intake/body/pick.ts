/** Takes values out of a body that nobody vouches for: what is of another kind is not there. */
import { isJsonObject, type JsonObject } from '../read-fields.ts';

/** What stands at the end of the steps; undefined where there is no such way. */
export function valueAt(value: unknown, steps: readonly string[]): unknown {
  let at = value;
  for (const step of steps) {
    if (!isJsonObject(at) || !Object.hasOwn(at, step)) return undefined;
    at = at[step];
  }
  return at;
}

/** Empty where there is none. */
export function objectAt(value: unknown, ...steps: string[]): JsonObject {
  const found = valueAt(value, steps);
  return isJsonObject(found) ? found : {};
}

/** Empty where there is none. */
export function listAt(value: unknown, ...steps: string[]): unknown[] {
  const found = valueAt(value, steps);
  return Array.isArray(found) ? found : [];
}

/** Text that says something, trimmed; a number is text too, because ids are sent as either. */
export function textAt(value: unknown, ...steps: string[]): string | undefined {
  const found = valueAt(value, steps);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' ? found.trim() || undefined : undefined;
}

/** Seconds since 1970, as a number or its digits, or an instant in words, as an ISO instant. */
export function instantAt(value: unknown, ...steps: string[]): string | undefined {
  const text = textAt(value, ...steps);
  if (text === undefined || !/^\d{9,11}$/.test(text)) return text;
  return new Date(Number(text) * 1000).toISOString();
}
