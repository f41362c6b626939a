import { createReadStream, existsSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { readTable } from '../../../../services/import/read-table.ts';
import {
  type RejectedRow,
  rejectedRow,
  rejectHeader,
  rejectLines,
} from '../../../../services/import/reject-lines.ts';

type About = { headers: readonly string[]; after: number };

/**
 * The file of rejected rows beside the one they are from. It is written before the rows count as
 * done, so what an interrupted run wrote of rows that do not is dropped first.
 */
export function rejectFile(path: string): (rows: RejectedRow[], about: About) => Promise<void> {
  let isOpen = false;
  return async (rows, { headers, after }) => {
    if (!isOpen) {
      const kept = after > 0 && existsSync(path) ? await rowsUpTo(path, { after, headers }) : [];
      await writeFile(path, rejectHeader(headers) + rejectLines(kept, headers));
      isOpen = true;
    }
    await appendFile(path, rejectLines(rows, headers));
  };
}

async function rowsUpTo(path: string, { after, headers }: About): Promise<RejectedRow[]> {
  const kept: RejectedRow[] = [];
  const rows = readTable(createReadStream(path), { name: path, delimiter: ',' });
  for await (const { cells } of rows) {
    const row = rejectedRow(cells, headers);
    if (row.line <= after) kept.push(row);
  }
  return kept;
}
