import { basename } from 'node:path';
import type { Context } from '../../../services/context.ts';
import { checkAgainstStore } from '../../../services/policy/check-against-store.ts';
import { findGaps } from '../../../services/policy/find-gaps.ts';
import { exportWorkspace } from '../../../services/workspace/export-workspace.ts';
import {
  type FileFault,
  sortFaults,
  WORKSPACE_FILES,
  type WorkspaceTexts,
} from '../../../services/workspace/file-fault.ts';
import { type ParseOutcome, parseWorkspace } from '../../../services/workspace/parse-workspace.ts';
import { placeFault } from '../../../services/workspace/reading/read-yaml.ts';
import { readTextFile } from '../files.ts';
import { counted } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';
import { faultLines, invalidWorkspace, readWorkspaceFiles } from '../workspace/directory.ts';

type Valid = Extract<ParseOutcome, { workspace: unknown }>;

/** Against the people who are published, or against those of a directory. */
export function validate(shell: Shell, file: string, dir?: string): Promise<void> {
  return dir === undefined
    ? shell.withStore(async (ctx) => validateToday(ctx, file))
    : shell.withoutStore(async () =>
        answer(file, await readValid(file, await readWorkspaceFiles(dir))),
      );
}

/** As things stand today, and by the leads of the last months, too. */
async function validateToday(ctx: Context, file: string): Promise<Answer> {
  const valid = await readValid(file, await publishedFiles(ctx));
  const found = await checkAgainstStore(ctx.db.read, valid.workspace.policy, ctx.clock.now());
  const today = found.map((one) => placeFault(valid.faultAt.policy, one));
  const gaps = (await findGaps(ctx, { text: valid.workspace.policyText })).warnings;
  const warnings = sortFaults([...valid.warnings, ...renamed(file, [...today, ...gaps])]);
  return answer(file, { ...valid, warnings });
}

export async function publishedFiles(ctx: Context): Promise<WorkspaceTexts> {
  const roster = (await exportWorkspace(ctx))[WORKSPACE_FILES.roster];
  return roster === undefined ? {} : { roster };
}

/** @throws AppError `input.no_file`, `input.invalid_workspace` */
export async function readValid(file: string, { roster }: WorkspaceTexts): Promise<Valid> {
  const policy = await readTextFile(file);
  const parsed = parseWorkspace(roster === undefined ? { policy } : { roster, policy });
  if ('faults' in parsed) throw invalidWorkspace(file, renamed(file, parsed.faults));
  return { ...parsed, warnings: renamed(file, parsed.warnings) };
}

function renamed(file: string, faults: readonly FileFault[]): FileFault[] {
  return faults.map((fault) =>
    fault.file === WORKSPACE_FILES.policy ? { ...fault, file: basename(file) } : fault,
  );
}

function answer(file: string, { workspace, warnings }: Valid): Answer {
  const { rules, pools } = workspace.policy;
  const size = `${counted(rules.length, 'rule')}, ${counted(pools.length, 'pool')}`;
  const warned = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'warning')}`;
  const lines = [
    `${file} is fine: ${size}${warned}.`,
    ...warnings.flatMap(faultLines),
    'Next: baton apply DIR --dry-run',
  ];
  return { json: { fine: true, warnings }, lines };
}
