import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../../errors.ts';
import type { Source } from '../../../../routing/model/workspace/source.ts';
import type { Context } from '../../../../services/context.ts';
import { type ImportReport, importLeads } from '../../../../services/import/import-leads.ts';
import { readMap } from '../../../../services/import/read-map.ts';
import { readTable } from '../../../../services/import/read-table.ts';
import { readTextFile } from '../../files.ts';
import type { Answer, Shell } from '../../shell.ts';
import { importAnswer } from './import-answer.ts';
import { openFile } from './open-file.ts';
import { importProgress } from './progress.ts';
import { rejectFile } from './reject-file.ts';

export interface ImportOptions {
  source: string;
  map?: string;
  dryRun?: boolean;
}

export async function importFile(
  ctx: Context,
  shell: Shell,
  options: ImportOptions & { file: string },
): Promise<Answer> {
  const { file, map, dryRun = false } = options;
  const source = await findSource(ctx, shell, options.source);
  const mapping = map === undefined ? null : readMap(map, await readTextFile(map));
  const { hash, bytes, delimiter } = await openFile(file);
  const name = basename(file);
  const rejected = `${file}.rejected.csv`;
  const report = await withProgress(shell, bytes, ({ show, isStopped }) =>
    importLeads(ctx, {
      file: { source: source.id, fileHash: hash, fileName: name },
      source,
      mapping,
      rows: readTable(createReadStream(file), { name, delimiter }),
      dryRun,
      actor: shell.deps.actor,
      reject: rejectFile(rejected),
      onProgress: show,
      isStopped,
    }),
  );
  return importAnswer(report, { file, rejected, source: source.id });
}

async function findSource(ctx: Context, { deps }: Shell, id: string): Promise<Source> {
  const source = await deps.findSource(ctx, id);
  if (source) return source;
  const message = `There is no source "${id}". Add it to sources.yml and apply.`;
  throw new AppError('missing.source', message, { details: { source: id } });
}

interface Watching {
  show: ReturnType<typeof importProgress>['show'];
  isStopped(): boolean;
}

/** Ctrl-C ends it after the rows under way, so that it can say where it is. */
async function withProgress(
  shell: Shell,
  bytes: number,
  work: (watching: Watching) => Promise<ImportReport>,
): Promise<ImportReport> {
  let stopped = false;
  const heed = shell.deps.onInterrupt?.(() => {
    stopped = true;
  });
  const progress = importProgress(shell, bytes);
  try {
    return await work({ show: progress.show, isStopped: () => stopped });
  } finally {
    progress.end();
    heed?.();
  }
}
