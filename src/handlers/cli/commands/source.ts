import type { Command } from 'commander';
import type { Shell } from '../shell.ts';
import { readOut } from '../source/read-out.ts';
import { showAddress } from '../source/show-address.ts';

export function addSourceCommands(program: Command, shell: Shell): void {
  const source = program.command('source').description('where leads come in');
  source
    .command('url <id>')
    .description('the address of a source, with a call to try it')
    .action((id: string) => shell.withStore((ctx) => showAddress(ctx, shell, id)));
  source
    .command('test')
    .argument('<file>', 'JSON or form text of one lead, - for stdin')
    .description('what would be read out of a lead; stores nothing')
    .option('--source <id>', 'as this source reads it')
    .action((file: string, { source: id }: { source?: string }) =>
      shell.withStore((ctx) => readOut(ctx, shell, { file, sourceId: id ?? null })),
    );
}
