/** Begins the import of a file, or finds how far it has come. */
import { beginImport, type ImportRecord } from '../../db/intake/import-store.ts';
import { type Actor, actorName } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { inStep } from '../steps/step.ts';

export interface ImportedFile {
  source: string;
  fileHash: string;
  fileName: string;
}

export async function openImport(
  ctx: Context,
  { file, actor }: { file: ImportedFile; actor: Actor },
): Promise<ImportRecord> {
  return inStep(ctx, actor, (step) =>
    beginImport(step.tx, { ...emptyImport(ctx, file), by: actorName(actor), startedAt: step.now }),
  );
}

/** A file nobody has begun: what a dry run counts in. */
export function emptyImport(ctx: Context, file: ImportedFile): ImportRecord {
  return {
    ...file,
    id: ctx.newId('imp'),
    line: 0,
    accepted: 0,
    attached: 0,
    duplicates: 0,
    rejected: 0,
    by: '',
    startedAt: ctx.clock.now(),
    finishedAt: null,
  };
}
