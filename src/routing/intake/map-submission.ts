/** Takes the fields of a lead out of a sender's body, as its source's mapping says. */
import type { Mapping } from '../model/workspace/source.ts';
import { findFirst } from './body/find-value.ts';
import { isJsonObject, type JsonObject } from './read-fields.ts';

/** Their values keep their kind: rules may compare numbers. Every other field reads text. */
const OPEN_SECTIONS = ['custom', 'attribution'];

/**
 * @param body parsed JSON or a form; nothing in it is trusted
 * @returns the JSON a sender of the generic kind would have sent, for `takeSubmission` to read
 */
export function mapSubmission(mapping: Mapping, body: unknown): JsonObject {
  const fields = new Map<string, unknown>();
  for (const [target, paths] of Object.entries(mapping)) {
    const found = findFirst(body, paths);
    if (found === undefined) continue;
    const [section, name] = splitTarget(target);
    const value = plainValue(found.value, OPEN_SECTIONS.includes(section));
    if (name === undefined) fields.set(section, value);
    else fields.set(section, withField(fields.get(section), name, value));
  }
  return Object.fromEntries(fields);
}

/** At the first dot: a field of one's own may have more in its name. */
function splitTarget(target: string): [section: string, name?: string] {
  const dot = target.indexOf('.');
  return dot === -1 ? [target] : [target.slice(0, dot), target.slice(dot + 1)];
}

function withField(section: unknown, name: string, value: unknown): JsonObject {
  const others = isJsonObject(section) ? Object.entries(section) : [];
  return Object.fromEntries([...others, [name, value]]);
}

/** Senders write phone numbers as numbers, and several choices as a list. */
function plainValue(value: unknown, keepsKind: boolean): unknown {
  if (Array.isArray(value) && value.every(isScalar)) {
    return value.length === 1 ? plainValue(value[0], keepsKind) : value.map(String).join(', ');
  }
  return isScalar(value) && !keepsKind ? String(value) : value;
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
