import { basename } from 'node:path';
import type { Command } from 'commander';
import { counted } from '../../../blocks/words.ts';
import type { Context } from '../../../services/context.ts';
import { exportWorkspace } from '../../../services/workspace/export-workspace.ts';
import { WORKSPACE_FILES, type WorkspaceTexts } from '../../../services/workspace/file-fault.ts';
import { parseWorkspace } from '../../../services/workspace/parse-workspace.ts';
import { readTextFile } from '../files.ts';
import { addVersionCommands } from '../policy/commands.ts';
import { printSchema } from '../policy/schema.ts';
import type { Answer, Shell } from '../shell.ts';
import { faultLines, invalidWorkspace, readWorkspaceFiles } from '../workspace/directory.ts';

export function addPolicyCommands(program: Command, shell: Shell): void {
  const policy = program.command('policy').description('the rules');
  policy
    .command('validate <file>')
    .description('check a policy against the people who are published; changes nothing')
    .option('--with <dir>', 'against the people of this workspace instead')
    .action((file: string, { with: dir }: { with?: string }) =>
      dir === undefined
        ? shell.withStore(async (ctx) => validate(file, await publishedFiles(ctx)))
        : shell.withoutStore(async () => validate(file, await readWorkspaceFiles(dir))),
    );
  policy
    .command('schema')
    .description('the JSON Schema of a policy, by which an editor completes and checks it')
    .action(() => shell.withoutStore(printSchema));
  addVersionCommands(policy, shell);
}

async function publishedFiles(ctx: Context): Promise<WorkspaceTexts> {
  const roster = (await exportWorkspace(ctx))[WORKSPACE_FILES.roster];
  return roster === undefined ? {} : { roster };
}

async function validate(file: string, { roster }: WorkspaceTexts): Promise<Answer> {
  const policy = await readTextFile(file);
  const parsed = parseWorkspace(roster === undefined ? { policy } : { roster, policy });
  const renamed = ('faults' in parsed ? parsed.faults : parsed.warnings).map((fault) =>
    fault.file === WORKSPACE_FILES.policy ? { ...fault, file: basename(file) } : fault,
  );
  if ('faults' in parsed) throw invalidWorkspace(file, renamed);
  const { rules, pools } = parsed.workspace.policy;
  const size = `${counted(rules.length, 'rule')}, ${counted(pools.length, 'pool')}`;
  const warned = renamed.length === 0 ? '' : `, ${counted(renamed.length, 'warning')}`;
  const lines = [
    `${file} is fine: ${size}${warned}.`,
    ...renamed.flatMap(faultLines),
    'Next: baton apply DIR --dry-run',
  ];
  return { json: { fine: true, warnings: renamed }, lines };
}
