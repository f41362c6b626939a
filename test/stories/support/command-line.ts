import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  WORKSPACE_FILES,
  type WorkspaceTexts,
} from '../../../src/services/workspace/file-fault.ts';

/** Hands `work` a directory with these files, and takes it away afterwards. */
export async function withDirectory<T>(
  files: Record<string, string>,
  work: (dir: string) => Promise<T>,
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'baton-story-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A workspace by the names of its files. */
export function filed(texts: WorkspaceTexts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      WORKSPACE_FILES[key as keyof typeof WORKSPACE_FILES],
      text,
    ]),
  );
}
