/** Turns the names and values of an HTML form into the object a JSON body would be. */
import { isJsonObject, type JsonObject } from '../read-fields.ts';
import { splitPath } from './split-path.ts';

/** The text of an `application/x-www-form-urlencoded` body. Never throws. */
export function parseForm(text: string): JsonObject {
  return nestFields(new URLSearchParams(text));
}

/**
 * `person[email]` and `person.email` are fields of `person`; a repeated name, with or without `[]`,
 * is a list. A name that is no path stays as it is, and one whose place is taken is left out.
 */
export function nestFields(fields: Iterable<[name: string, value: string]>): JsonObject {
  const root = emptyNode();
  for (const [name, value] of fields) {
    const plain = name.replace(/(.)\[\]$/s, '$1');
    place(root, splitPath(plain) ?? [plain], value);
  }
  return root;
}

/** Without a prototype there is none to be reached by a field's name. */
function emptyNode(): JsonObject {
  return Object.create(null);
}

function place(root: JsonObject, steps: readonly string[], value: string): void {
  let node = root;
  for (const step of steps.slice(0, -1)) {
    node[step] ??= emptyNode();
    const next = node[step];
    if (!isJsonObject(next)) return;
    node = next;
  }
  const last = steps.at(-1) ?? '';
  const taken = node[last];
  if (Array.isArray(taken)) taken.push(value);
  else if (taken === undefined) node[last] = value;
  else if (!isJsonObject(taken)) node[last] = [taken, value];
}
