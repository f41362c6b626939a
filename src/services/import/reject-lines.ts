/** Writes rejected rows as CSV that can be mended, run again, and opened safely. */
import { stringify } from 'csv-stringify/sync';
import { REJECT_COLUMNS } from '../../routing/intake/rows/name-columns.ts';

export interface RejectedRow {
  line: number;
  reason: string;
  cells: readonly string[];
}

export function rejectHeader(headers: readonly string[]): string {
  return csv([hasOwn(headers) ? headers : [...REJECT_COLUMNS, ...headers]]);
}

/** A cell that a spreadsheet would run gets a quote before it, which is dropped when read again. */
export function rejectLines(rows: readonly RejectedRow[], headers: readonly string[]): string {
  const skipped = hasOwn(headers) ? REJECT_COLUMNS.length : 0;
  return csv(
    rows.map(({ line, reason, cells }) => [String(line), reason, ...cells.slice(skipped)]),
  );
}

/** Rows as they were written, in the columns of the file they are from. */
export function rejectedRow(
  [line = '', reason = '', ...rest]: readonly string[],
  headers: readonly string[],
): RejectedRow {
  return { line: Number(line), reason, cells: hasOwn(headers) ? ['', '', ...rest] : rest };
}

/** Is it such a file that is imported? */
function hasOwn(headers: readonly string[]): boolean {
  return REJECT_COLUMNS.every((name, i) => headers[i] === name);
}

function csv(rows: readonly (readonly string[])[]): string {
  return stringify([...rows], { escape_formulas: true });
}
