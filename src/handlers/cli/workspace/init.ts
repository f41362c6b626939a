import { AppError } from '../../../errors.ts';
import { initWorkspace } from '../../../services/workspace/init-workspace.ts';
import type { Answer } from '../shell.ts';
import { listDirectory, writeFiles } from './directory.ts';

/** Writes all files of a first workspace, or none when one of them is there. */
export async function init(dir: string): Promise<Answer> {
  const texts = initWorkspace();
  const there = (await listDirectory(dir)).filter((name) => name in texts);
  if (there.length > 0) {
    const message = `${dir} has ${there.join(', ')} already; nothing was written. Take another.`;
    throw new AppError('conflict.file_exists', message, { details: { dir, files: there } });
  }
  await writeFiles(dir, texts);
  const files = Object.keys(texts);
  const lines = [
    `Wrote ${files.join(', ')} to ${dir}.`,
    `Next: put your name into roster.yml, then: baton apply ${dir}`,
  ];
  return { json: { dir, files }, lines };
}
