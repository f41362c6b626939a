/** Reads a CSV file into rows that know their line. */
import { CsvError, parse } from 'csv-parse/sync';
import { didYouMean, quoted } from '../../../routing/policy/wording.ts';
import type { FileFault } from '../file-fault.ts';

const LONGEST_FILE = 64_000_000;

export interface CsvLine {
  cells: string[];
  /** From 1; of a row over several lines the last. */
  line: number;
}

/** The rows, the header first, or the one fault of a file that is no CSV. */
export function readCsv(
  file: string,
  text: string,
  { delimiter = ',' } = {},
): CsvLine[] | FileFault {
  const refuse = (line: number, message: string): FileFault => {
    return { file, line, path: '', message, severity: 'error' };
  };
  if (text.length > LONGEST_FILE) {
    return refuse(1, `found ${text.length} characters, expected at most ${LONGEST_FILE}.`);
  }
  try {
    const lines: CsvLine[] = [];
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record(cells: string[], context) {
        lines.push({ cells, line: context.lines });
        return null;
      },
    });
    return lines;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return refuse(line, `found no valid CSV: ${error.message}.`);
  }
}

/** Faults of a header: columns that are missing, that nobody knows, or that stand there twice. */
export function checkColumns(
  file: string,
  names: readonly string[],
  { known, needed }: { known: readonly string[]; needed: readonly string[] },
): FileFault[] {
  const expected = known.join(', ');
  const fault = (path: string, message: string): FileFault => {
    return { file, line: 1, path, message, severity: 'error' };
  };
  return [
    ...needed
      .filter((name) => !names.includes(name))
      .map((name) =>
        fault(name, `found no column "${name}", expected the header ${known.join(',')}.`),
      ),
    ...names.flatMap((name, i) => {
      if (names.indexOf(name) !== i) return [fault(name, 'found the column a second time.')];
      if (known.includes(name)) return [];
      const message = `found the unknown column ${quoted(name)}, expected ${expected}.`;
      return [fault(name, `${message}${didYouMean(name, known)}`)];
    }),
  ];
}
