/** Lists what changed between two values, one short line for each place. */
import { quoted } from '../../../routing/policy/wording.ts';
import { canonicalText } from '../hash-policy.ts';

/** Writes a value for people, e.g. milliseconds as `15m`; undefined leaves it to the default. */
export type Wording = (path: string, value: unknown) => string | undefined;

/** `rules.iberia.assign.pool "emea" → "dach"`; entries of a list are known by their `id`. */
export function diffValues(
  before: unknown,
  after: unknown,
  { path = '', word = () => undefined }: { path?: string; word?: Wording } = {},
): string[] {
  if (canonicalText(before) === canonicalText(after)) return [];
  const [old, next] = [toEntries(before), toEntries(after)];
  const say = (value: unknown) => word(path, value) ?? sayValue(value);
  if (!old || !next) {
    if (before === undefined) return [`${path} added: ${say(after)}`];
    return [after === undefined ? `${path} removed` : `${path} ${say(before)} → ${say(after)}`];
  }
  const keys = [...new Set([...next.keys(), ...old.keys()])];
  const inside = keys.flatMap((key) =>
    diffValues(old.get(key), next.get(key), { path: path ? `${path}.${key}` : key, word }),
  );
  return inside.length > 0 ? inside : [`${path}: the order changed`];
}

/** A list of plain values compares as one value; a list of things with ids by those ids. */
function toEntries(value: unknown): Map<string, unknown> | null {
  if (!Array.isArray(value)) return isRecord(value) ? new Map(Object.entries(value)) : null;
  const named = value.flatMap((one): [string, unknown][] =>
    isRecord(one) && typeof one.id === 'string' ? [[one.id, one]] : [],
  );
  return named.length === value.length && named.length > 0 ? new Map(named) : null;
}

function sayValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sayValue).join(', ')}]`;
  return typeof value === 'number' ? String(value) : quoted(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
