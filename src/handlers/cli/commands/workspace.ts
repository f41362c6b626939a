import type { Command } from 'commander';
import type { Shell } from '../shell.ts';
import { type ApplyOptions, apply } from '../workspace/apply.ts';
import { exportTo } from '../workspace/export.ts';
import { importPeople, type RosterImportOptions } from '../workspace/import-roster.ts';
import { type InitOptions, init } from '../workspace/init.ts';
import { loadWork } from '../workspace/load-open-work.ts';

export function addWorkspaceCommands(program: Command, shell: Shell): void {
  program
    .command('init <dir>')
    .description('write a first workspace: people, policy, accounts and sources')
    .option('--from-slack', 'with everybody who works in the Slack workspace (SLACK_BOT_TOKEN)')
    .option('--from-csv <file>', 'with the people of a CSV file: name,email and what else it has')
    .option('--me <email>', 'who gets the role admin; of Slack else the owners of the workspace')
    .option('--only <emails>', 'of Slack only these, with commas between them', listOf)
    .option('--match <word>', 'of Slack only those whose job title has this word')
    .action((dir: string, options: InitOptions) =>
      shell.withoutStore(() => init(shell, { ...options, dir })),
    );
  program
    .command('apply <dir>')
    .description('check a workspace and publish it, all of it or nothing')
    .option('--dry-run', 'only say what would change')
    .option('--prune', 'remove the people and sources that are not in the files')
    .option('--onto <version>', 'publish over this live version, such as v4')
    .action(async (dir: string, options: ApplyOptions) => {
      await shell.deps.migrate();
      await shell.withStore((ctx) => apply(ctx, shell, { ...options, dir }));
    });
  program
    .command('export <dir>')
    .description('write what is published back into files')
    .option('--force', 'write over the files of an older export')
    .action((dir: string, { force = false }: { force?: boolean }) =>
      shell.withStore((ctx) => exportTo(ctx, { dir, force })),
    );
  const roster = program.command('roster').description('the people');
  roster
    .command('import <file>')
    .description('add and change people from a CSV or YAML file; what it does not say stays')
    .option('--dry-run', 'only say what would change')
    .option('--prune', 'remove the people who are not in the file')
    .action((file: string, options: RosterImportOptions) =>
      shell.withStore((ctx) => importPeople(ctx, shell, { ...options, file })),
    );
  roster
    .command('load <file>')
    .description('take over how much open work people have in a CRM, from a CSV file: rep,open')
    .action((file: string) => shell.withStore((ctx) => loadWork(ctx, shell, { file })));
}

function listOf(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
