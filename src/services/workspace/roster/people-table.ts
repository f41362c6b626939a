/** Reads a CSV file of people into rows whose cells are known by what they mean. */
import type { FileFault } from '../file-fault.ts';
import { readCsv } from '../reading/read-csv.ts';
import { type Column, columnOf, delimiterOf } from './people-columns.ts';

export interface PeopleTable {
  /** The header of each column that is read, as it stands in the file. */
  headers: ReadonlyMap<Column, string>;
  rows: { line: number; cells: ReadonlyMap<Column, string> }[];
  /** Columns that a roster has no place for. */
  ignored: string[];
}

/** Pure. `file` is the name that faults call it by. */
export function readPeopleTable(file: string, text: string): PeopleTable | { faults: FileFault[] } {
  const lines = readCsv(file, text, { delimiter: delimiterOf(text) });
  if (!Array.isArray(lines)) return { faults: [lines] };
  const [header, ...rows] = lines;
  const names = header?.cells ?? [];
  const columns = names.map(columnOf);
  const twice = columns.flatMap((column, i) => {
    if (column === undefined || columns.indexOf(column) === i) return [];
    const message = `found a second column for ${column}, expected one.`;
    return [{ file, line: 1, path: column, message, severity: 'error' } as const];
  });
  if (twice.length > 0) return { faults: twice };
  const named = columns.flatMap((column, i) => (column === undefined ? [] : [{ column, i }]));
  return {
    headers: new Map(named.map(({ column, i }) => [column, names[i] ?? column])),
    rows: rows.map(({ cells, line }) => ({
      line,
      cells: new Map(named.map(({ column, i }) => [column, cells[i] ?? ''])),
    })),
    ignored: names.filter((_, i) => columns[i] === undefined),
  };
}
