import type { Command } from 'commander';
import { availability } from '../look-ahead/availability.ts';
import { type SimulateOptions, simulate } from '../look-ahead/simulate.ts';
import { type DueOptions, slaDue } from '../look-ahead/sla-due.ts';
import type { Shell } from '../shell.ts';

const AT = "15:00, tomorrow, 2h in the rep's zone, or 2026-11-22T10:00:00Z; now when left out";

/** What look ahead and write nothing. */
export function addLookAheadCommands(program: Command, shell: Shell): void {
  addSimulate(program, shell);
  program
    .command('availability')
    .argument('<rep>', 'roster id, name or e-mail')
    .description('can a rep take a lead, why, and when next; writes nothing')
    .option('--at <time>', AT)
    .action((query: string, { at }: { at?: string }) =>
      shell.withStore((ctx) => availability(ctx, { query, at })),
    );
  program
    .command('sla')
    .description('the promises that run')
    .command('due')
    .description('which clocks fall due soon; writes nothing')
    .option('--rep <rep>', 'roster id, name or e-mail; everybody when left out')
    .option('--at <time>', AT)
    .option('--window <duration>', 'how far to look, such as 30m', '1h')
    .action((options: DueOptions) => shell.withStore((ctx) => slaDue(ctx, shell, options)));
}

function addSimulate(program: Command, shell: Shell): void {
  program
    .command('simulate')
    .description('how a pool would share out leads; writes nothing')
    .requiredOption('--pool <id>', 'a pool of policy.yml')
    .requiredOption('--leads <number>', 'how many come')
    .option('--units <number>', 'how many ordinary leads each fills a rep by', '1')
    .option('--seed <number>', 'the same seed gives the same table', '1')
    .option('--with <dir>', 'the policy and people of this workspace, from zero')
    .option('--from <time>', 'when the first comes; now when left out')
    .option('--every <duration>', 'one lead so often', '5m')
    .option('--decline <share>', 'how many offers are declined, such as 10%', '0%')
    .option('--silent <share>', 'how many offers nobody answers', '0%')
    .option('--open-for <duration>', 'a claimed lead is closed after that; never when left out')
    .action((options: SimulateOptions) => shell.withStore((ctx) => simulate(ctx, shell, options)));
}
