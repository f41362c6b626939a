import type { Command } from 'commander';
import { matchFile } from '../account/match-file.ts';
import type { Shell } from '../shell.ts';

export function addAccountCommands(program: Command, shell: Shell): void {
  const account = program.command('account').description('the companies that are known');
  account
    .command('match')
    .argument('<file>', 'CSV with any of email, domain, company, country, crm_account_id')
    .description('which account each row would be matched to, and why; writes nothing')
    .action((file: string) => shell.withStore((ctx) => matchFile(ctx, shell, file)));
}
