/** Reads a CSV file row by row, however large it is; each row knows the line it ends on. */
import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { AppError } from '../../errors.ts';

/** As much as the door takes for one lead. */
const MOST_ROW_BYTES = 256 * 1024;
const DELIMITERS = [',', ';', '\t'] as const;

export interface CsvRow {
  cells: string[];
  line: number;
  /** Of the file, up to the end of this row. */
  bytes: number;
}

/** What separates the columns, by the header: whatever of the usual it holds most of. */
export function delimiterOf(head: string): string {
  const [first = ''] = head.split(/\r?\n/, 1);
  const counted = DELIMITERS.map((mark) => ({ mark, n: first.split(mark).length }));
  return counted.toSorted((a, b) => b.n - a.n)[0]?.mark ?? ',';
}

/**
 * The rows, the header first.
 *
 * @throws AppError `input.not_csv` at the line where it is no CSV any more
 */
export async function* readTable(
  stream: Readable,
  { name, delimiter }: { name: string; delimiter: string },
): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
    max_record_size: MOST_ROW_BYTES,
  });
  stream.on('error', (error) => parser.destroy(error));
  stream.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      yield { cells: record, line: info.lines, bytes: info.bytes };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw notCsv(name, error);
  } finally {
    stream.destroy();
  }
}

interface Parsed {
  record: string[];
  info: { lines: number; bytes: number };
}

/** The parser quotes the row, which holds personal data: only what it found is told. */
function notCsv(name: string, error: CsvError): AppError {
  const line = typeof error.lines === 'number' ? error.lines : 1;
  const message = `${name}:${line} is no valid CSV (${error.code}). Mend it there and run it again.`;
  return new AppError('input.not_csv', message, { details: { line, code: error.code } });
}
