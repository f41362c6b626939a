import { AppError } from '../../../errors.ts';
import { SCHEMA_FILE, schemaLine } from '../../../routing/policy/schema/policy-schema.ts';
import type { Context } from '../../../services/context.ts';
import { exportWorkspace } from '../../../services/workspace/export-workspace.ts';
import { WORKSPACE_FILES } from '../../../services/workspace/file-fault.ts';
import { schemaText } from '../../../services/workspace/first/init-workspace.ts';
import type { Answer } from '../shell.ts';
import { listDirectory, writeFiles } from './directory.ts';

/** With `force`, over an older export; never into a directory that holds anything else. */
export async function exportTo(
  ctx: Context,
  { dir, force }: { dir: string; force: boolean },
): Promise<Answer> {
  const texts = withSchema(await exportWorkspace(ctx));
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

/** A policy that names the schema beside it gets it beside it. */
function withSchema(texts: Record<string, string>): Record<string, string> {
  const isNamed = texts[WORKSPACE_FILES.policy]?.startsWith(schemaLine(SCHEMA_FILE)) ?? false;
  return isNamed ? { ...texts, [SCHEMA_FILE]: schemaText() } : texts;
}

async function assertWritable(dir: string, force: boolean): Promise<void> {
  const known: string[] = [...Object.values(WORKSPACE_FILES), SCHEMA_FILE];
  const there = await listDirectory(dir);
  const strange = there.filter((name) => !known.includes(name));
  if (there.length === 0 || (force && strange.length === 0)) return;
  const message =
    strange.length > 0
      ? `${dir} holds something else (${strange[0]}); nothing was written. Name an empty directory.`
      : `${dir} has ${there.join(', ')} already; nothing was written. Add --force to replace them.`;
  throw new AppError('conflict.directory_not_empty', message, { details: { dir, files: there } });
}
