import type { Command } from 'commander';
import type { Shell } from '../shell.ts';
import { type DiffOptions, diff } from './diff.ts';
import { list } from './list.ts';
import { type ProposeOptions, propose } from './propose.ts';
import { approve, publish, reject, rollback, type SettleOptions } from './settle.ts';

const VERSION = 'a version such as v12';
const ONTO = ['--onto <version>', 'the live version whose changes you have seen'] as const;

/** The life of a policy version. */
export function addVersionCommands(policy: Command, shell: Shell): void {
  policy
    .command('list')
    .description('what decides, what waits for an approval, what decided before')
    .action(() => shell.withStore((ctx) => list(ctx, shell)));
  addDiff(policy, shell);
  policy
    .command('propose <file>')
    .description('write it as the next version; nothing is decided by it yet')
    .option('-m, --message <words>', 'what changes, and why')
    .option(...ONTO)
    .action((file: string, options: ProposeOptions) =>
      shell.withStore((ctx) => propose(ctx, shell, { ...options, file })),
    );
  addSettling(policy, shell);
  policy
    .command('rollback [version]')
    .description('the version before, or that one, decides again')
    .requiredOption('--reason <words>', 'everybody reads it')
    .action((version: string | undefined, { reason }: { reason: string }) =>
      shell.withStore((ctx) => rollback(ctx, shell, version ? { version, reason } : { reason })),
    );
}

function addDiff(policy: Command, shell: Shell): void {
  policy
    .command('diff')
    .argument('<before>', 'a version such as v12, live, or a file')
    .argument('<after>', 'the same')
    .description('what would change, in words and by the leads of the past; writes nothing')
    .option('--leads <number>', 'the newest so many', '5000')
    .option('--since <time>', 'those that came since 90d ago, or 2026-11-22', '90d')
    .option('--with <dir>', 'with the people of this workspace')
    .action((before: string, after: string, options: DiffOptions) =>
      shell.withStore((ctx) => diff(ctx, { ...options, before, after })),
    );
}

function addSettling(policy: Command, shell: Shell): void {
  policy
    .command('approve')
    .argument('<version>', VERSION)
    .description('agree to a proposal; where two people have to, that is done in Slack')
    .option(...ONTO)
    .action((version: string, options: SettleOptions) =>
      shell.withStore((ctx) => approve(ctx, shell, { ...options, version })),
    );
  policy
    .command('reject')
    .argument('<version>', VERSION)
    .description('a proposal is not to decide')
    .option('--reason <words>', 'its author reads it')
    .action((version: string, options: SettleOptions) =>
      shell.withStore((ctx) => reject(ctx, shell, { ...options, version })),
    );
  policy
    .command('publish')
    .argument('<version>', VERSION)
    .description('a proposal decides from now on; past an approval with a reason, and loudly')
    .option('--reason <words>', 'why it cannot wait for an approval')
    .option(...ONTO)
    .action((version: string, options: SettleOptions) =>
      shell.withStore((ctx) => publish(ctx, shell, { ...options, version })),
    );
}
