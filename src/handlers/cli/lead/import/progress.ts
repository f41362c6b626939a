import { Presets, SingleBar } from 'cli-progress';
import type { ImportReport } from '../../../../services/import/import-leads.ts';
import type { Shell } from '../../shell.ts';

export interface Progress {
  show(record: Counts, bytes: number): void;
  end(): void;
}

type Counts = Pick<ImportReport['record'], 'accepted' | 'attached' | 'duplicates' | 'rejected'>;

/** Where no bar can be drawn a line says how far it is, this often. */
const ROWS_A_LINE = 5_000;
const NONE: Progress = { show() {}, end() {} };

export function importProgress({ deps, wantsJson }: Shell, totalBytes: number): Progress {
  if (wantsJson()) return NONE;
  return deps.terminal ? bar(deps.terminal, totalBytes) : lines(deps, totalBytes);
}

function bar(stream: NodeJS.WritableStream, totalBytes: number): Progress {
  const format = ' {bar} {percentage} % · {rows} rows · {speed} a second · {eta_formatted} left';
  const drawn = new SingleBar(
    { stream, format, noTTYOutput: true, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  const startedAt = performance.now();
  let first: number | undefined;
  drawn.start(totalBytes, 0, { rows: 0, speed: '–' });
  return {
    show: (record, bytes) => {
      const rows = rowsOf(record);
      first ??= rows;
      const seconds = (performance.now() - startedAt) / 1000;
      drawn.update(bytes, { rows, speed: Math.round((rows - first) / Math.max(seconds, 0.1)) });
    },
    end: () => drawn.stop(),
  };
}

function lines(deps: Shell['deps'], totalBytes: number): Progress {
  let said = 0;
  return {
    show: (record, bytes) => {
      const rows = rowsOf(record);
      if (rows - said < ROWS_A_LINE) return;
      said = rows;
      deps.err(`${rows} rows, ${Math.floor((100 * bytes) / totalBytes)} %`);
    },
    end() {},
  };
}

export function rowsOf({ accepted, attached, duplicates, rejected }: Counts): number {
  return accepted + attached + duplicates + rejected;
}
