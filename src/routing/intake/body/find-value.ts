/** Finds the value a path names in a sender's body. */
import { isJsonObject } from '../read-fields.ts';
import { splitPath } from './split-path.ts';

export interface Found {
  steps: string[];
  value: unknown;
}

/** The first of the paths that holds something; what is missing, null or blank does not. */
export function findFirst(body: unknown, paths: string | readonly string[]): Found | undefined {
  for (const path of typeof paths === 'string' ? [paths] : paths) {
    const found = findAt(body, path);
    if (found !== undefined && !isBlank(found.value)) return found;
  }
  return undefined;
}

export function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === undefined;
}

/** A key of the body that is written just like the path goes first: `Rate 1.5` has a dot. */
function findAt(body: unknown, path: string): Found | undefined {
  if (isJsonObject(body) && Object.hasOwn(body, path)) return { steps: [path], value: body[path] };
  const steps = splitPath(path);
  if (steps === null) return undefined;
  let value = body;
  for (const step of steps) {
    const holds = Array.isArray(value) || isJsonObject(value);
    if (!holds || !Object.hasOwn(value as object, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return { steps, value };
}
