import type { Command } from 'commander';
import type { Shell } from '../shell.ts';
import { type ApplyOptions, apply } from '../workspace/apply.ts';
import { exportTo } from '../workspace/export.ts';
import { init } from '../workspace/init.ts';

export function addWorkspaceCommands(program: Command, shell: Shell): void {
  program
    .command('init <dir>')
    .description('write a first workspace: people, policy, accounts and sources')
    .action((dir: string) => shell.withoutStore(() => init(dir)));
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
}
