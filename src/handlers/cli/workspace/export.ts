import { AppError } from '../../../errors.ts';
import type { Context } from '../../../services/context.ts';
import { exportWorkspace } from '../../../services/workspace/export-workspace.ts';
import { WORKSPACE_FILES } from '../../../services/workspace/file-fault.ts';
import type { Answer } from '../shell.ts';
import { listDirectory, writeFiles } from './directory.ts';

/** With `force`, over an older export; never into a directory that holds anything else. */
export async function exportTo(
  ctx: Context,
  { dir, force }: { dir: string; force: boolean },
): Promise<Answer> {
  const texts = await exportWorkspace(ctx);
  const files = Object.keys(texts);
  if (files.length === 0) {
    const message =
      'Nothing is published yet, so there is nothing to export. Run `baton apply DIR`.';
    throw new AppError('missing.workspace', message);
  }
  await assertWritable(dir, force);
  await writeFiles(dir, texts);
  const lines = [
    `Wrote ${files.join(', ')} to ${dir}.`,
    `Next: change what you like, then: baton apply ${dir} --dry-run`,
  ];
  return { json: { dir, files }, lines };
}

async function assertWritable(dir: string, force: boolean): Promise<void> {
  const known: string[] = Object.values(WORKSPACE_FILES);
  const there = await listDirectory(dir);
  const strange = there.filter((name) => !known.includes(name));
  if (there.length === 0 || (force && strange.length === 0)) return;
  const message =
    strange.length > 0
      ? `${dir} holds something else (${strange[0]}); nothing was written. Name an empty directory.`
      : `${dir} has ${there.join(', ')} already; nothing was written. Add --force to replace them.`;
  throw new AppError('conflict.directory_not_empty', message, { details: { dir, files: there } });
}
