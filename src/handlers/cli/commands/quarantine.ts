import type { Command } from 'commander';
import { CORRECTABLE, DISCARD_REASONS } from '../../../routing/model/quarantine.ts';
import { correct } from '../quarantine/correct.ts';
import { type DiscardOptions, discard } from '../quarantine/discard.ts';
import { list } from '../quarantine/list.ts';
import { release } from '../quarantine/release.ts';
import { show } from '../quarantine/show.ts';
import type { Shell } from '../shell.ts';

const ID = 'lead id, e-mail or company';

export function addQuarantineCommands(program: Command, shell: Shell): void {
  const quarantine = program
    .command('quarantine')
    .description('leads that wait for somebody to look at them');
  addReading(quarantine, shell);
  addDeciding(quarantine, shell);
}

function addReading(quarantine: Command, shell: Shell): void {
  quarantine
    .command('list')
    .description('what waits, the oldest first, and what looks like spam last')
    .action(() => shell.withStore((ctx) => list(ctx, shell)));
  quarantine
    .command('show')
    .argument('<id>', ID)
    .description('one of them: why it waits, what it says, what was set aside')
    .action((id: string) => shell.withStore((ctx) => show(ctx, shell, id)));
}

function addDeciding(quarantine: Command, shell: Shell): void {
  quarantine
    .command('release')
    .argument('<id>', ID)
    .description('route it as it is')
    .action((id: string) => shell.withStore((ctx) => release(ctx, shell, id)));
  quarantine
    .command('correct')
    .argument('<id>', ID)
    .description('mend what it says, then route it')
    .requiredOption(
      '--set <field=value>',
      `one of ${CORRECTABLE.join(', ')}; an empty value takes the field away`,
      (text: string, before: string[] | undefined) => [...(before ?? []), text],
    )
    .action((id: string, { set }: { set: string[] }) =>
      shell.withStore((ctx) => correct(ctx, shell, { id, set })),
    );
  quarantine
    .command('discard')
    .argument('<id>', ID)
    .description('close it for good reason; `baton lead restore` brings it back')
    .requiredOption('--reason <reason>', DISCARD_REASONS.join(', '))
    .option('--note <words>', 'kept with it, for people')
    .action((id: string, options: DiscardOptions) =>
      shell.withStore((ctx) => discard(ctx, shell, { ...options, id })),
    );
}
