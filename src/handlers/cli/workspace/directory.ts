import { existsSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../errors.ts';
import {
  type FileFault,
  type FileKey,
  formatContext,
  formatFault,
  WORKSPACE_FILES,
  type WorkspaceTexts,
} from '../../../services/workspace/file-fault.ts';
import { parseWorkspace, type Workspace } from '../../../services/workspace/parse-workspace.ts';
import { readTextFile } from '../files.ts';
import { counted } from '../plain-words.ts';

const FILES = Object.entries(WORKSPACE_FILES) as [FileKey, string][];

/** @throws AppError `input.no_directory`, `input.no_file` */
export async function readWorkspaceFiles(dir: string): Promise<WorkspaceTexts> {
  const found = await stat(dir).catch(() => null);
  if (!found?.isDirectory()) {
    const message = `There is no directory ${dir}. \`baton init ${dir}\` writes a first workspace.`;
    throw new AppError('input.no_directory', message, { details: { dir } });
  }
  const texts: WorkspaceTexts = {};
  for (const [key, name] of FILES) {
    const file = join(dir, name);
    if (existsSync(file)) texts[key] = await readTextFile(file);
  }
  return texts;
}

/** @throws AppError `input.no_directory`, `input.no_file`, `input.invalid_workspace` */
export async function readWorkspace(dir: string): Promise<Workspace> {
  const parsed = parseWorkspace(await readWorkspaceFiles(dir));
  if ('faults' in parsed) throw invalidWorkspace(dir, parsed.faults);
  return parsed.workspace;
}

/** What stands in a directory; nothing when there is none yet. */
export async function listDirectory(dir: string): Promise<string[]> {
  try {
    return existsSync(dir) ? await readdir(dir) : [];
  } catch (cause) {
    const message = `${dir} is no directory that can be read; nothing was written.`;
    throw new AppError('input.no_directory', message, { cause, details: { dir } });
  }
}

export async function writeFiles(dir: string, texts: Record<string, string>): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const [name, text] of Object.entries(texts)) await writeFile(join(dir, name), text);
}

/** The refusal that lists every fault with its file and line. */
export function invalidWorkspace(what: string, faults: readonly FileFault[]): AppError {
  const errors = faults.filter((one) => one.severity === 'error').length;
  const message = `${what} has ${counted(errors, 'fault')}; nothing was changed. Mend them.`;
  return new AppError('input.invalid_workspace', message, { details: { faults } });
}

/** Warnings say so; errors are what a list of faults is about. What it concerns stands below. */
export function faultLines(fault: FileFault): string[] {
  const context = formatContext(fault);
  const first = `${formatFault(fault)}${fault.severity === 'warning' ? ' (warning)' : ''}`;
  return context === '' ? [first] : [first, `    ${context}`];
}
