import { styleText } from 'node:util';
import { priorityWord } from '../../blocks/words.ts';
import { english } from '../../words/say.ts';

/** What a sender wrote must not move the cursor or turn the text around. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;

export function printable(line: string): string {
  return line.replace(UNPRINTABLE, ' ');
}

/** Whoever calls knows better than `styleText` whether it is a terminal that reads this. */
const ALWAYS = { validateStream: false };

/** On a terminal ✓ is green and ✗ red; the sign alone says the same. */
export function paint(line: string): string {
  if (line.startsWith('✓')) return styleText('green', '✓', ALWAYS) + line.slice(1);
  return line.startsWith('✗') ? styleText('red', '✗', ALWAYS) + line.slice(1) : line;
}

/** Rows of equal length as aligned columns, two blanks apart. */
export function aligned(rows: readonly string[][], indent = ''): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    `${indent}${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

/** `0.82 high` */
export function scoreText(score: number): string {
  return `${score.toFixed(2)} ${english(priorityWord(score))}`;
}

/** The names a machine reads here are the ones it reads over HTTP: `leadId` is `lead_id`. */
export function snakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeKeys);
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  const entries = Object.entries(value).map(([key, one]) => [snakeCase(key), snakeKeys(one)]);
  return Object.fromEntries(entries) as unknown;
}

function snakeCase(key: string): string {
  return key.replace(/[a-z0-9](?=[A-Z])/g, '$&_').toLowerCase();
}

/** A record as two columns, its names as people read them; what is not there is left out. */
export function fieldLines(record: object): string[] {
  const rows = Object.entries(record)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => [snakeCase(key).replaceAll('_', ' '), valueText(value)]);
  return aligned(rows, '  ');
}

function valueText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
