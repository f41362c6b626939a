/** Words what changed between two values, one short line for each place. */
import { quoted } from '../../../routing/policy/wording.ts';
import { type Difference, listDifferences } from './list-differences.ts';

/** Writes a value for people, e.g. milliseconds as `15m`; undefined leaves it to the default. */
export type Wording = (path: string, value: unknown) => string | undefined;

/** `rules.iberia.assign.pool "emea" → "dach"`. */
export function diffValues(
  before: unknown,
  after: unknown,
  { path = '', word = () => undefined }: { path?: string; word?: Wording } = {},
): string[] {
  return listDifferences(before, after).map((one) => {
    const place = [path, ...one.path].filter((key) => key !== '').join('.');
    return wordPlace(place, one, word);
  });
}

function wordPlace(path: string, { kind, before, after }: Difference, word: Wording): string {
  const say = (value: unknown) => word(path, value) ?? sayValue(value);
  if (kind === 'added') return `${path} added: ${say(after)}`;
  if (kind === 'removed') return `${path} removed`;
  if (kind === 'order') return `${path}: the order changed`;
  return `${path} ${say(before)} → ${say(after)}`;
}

function sayValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sayValue).join(', ')}]`;
  return typeof value === 'number' ? String(value) : quoted(value);
}
