import type { Command } from 'commander';
import type { Context } from '../../../services/context.ts';
import type { CliDeps } from '../deps.ts';
import { aligned } from '../format.ts';
import { counted } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';

export function addOperationCommands(program: Command, shell: Shell): void {
  program
    .command('doctor')
    .description('check the configuration, the store, Slack and the clocks')
    .option('--page', 'send a test page as well')
    .option('--slack', 'examine the Slack app: token, scopes, channels, events, addresses')
    .action((options: DoctorOptions) =>
      shell.withStore((ctx) => examine(ctx, shell.deps, options)),
    );
  program
    .command('migrate')
    .description('bring the database up to date')
    .action(() => shell.withoutStore(() => migrate(shell.deps)));
  program
    .command('backup <file>')
    .description('write a copy of the database while it is in use')
    .action((file: string) => shell.withoutStore(() => backUp(shell.deps, file)));
}

interface DoctorOptions {
  page?: true;
  slack?: true;
}

async function examine(ctx: Context, deps: CliDeps, options: DoctorOptions): Promise<Answer> {
  const checks = await deps.doctor(ctx, {
    page: options.page ?? false,
    slack: options.slack ?? false,
  });
  const broken = checks.filter((one) => !one.fine);
  const rows = aligned(checks.map(({ fine, name, found }) => [fine ? '✓' : '✗', name, found]));
  const lines = checks.flatMap(({ mend }, index) => {
    const line = rows[index] ?? '';
    return mend === null ? [line] : [line, `   → ${mend}`];
  });
  const fine = broken.length === 0;
  const state = fine ? 'all fine' : `${broken.length} to mend`;
  const verdict = `${counted(checks.length, 'check')}, ${state}.`;
  const next = fine ? 'Next: baton lead list' : 'Mend what → says, then: baton doctor';
  return {
    json: { fine, checks },
    lines: [verdict, ...lines, next],
    failed: !fine,
  };
}

async function migrate(deps: CliDeps): Promise<Answer> {
  const applied = await deps.migrate();
  const done =
    applied === 0
      ? 'The database is up to date.'
      : `${counted(applied, 'migration')} applied. The database is up to date.`;
  return { json: { applied }, lines: [done, 'Next: baton doctor'] };
}

async function backUp(deps: CliDeps, file: string): Promise<Answer> {
  const { bytes } = await deps.backup(file);
  const lines = [
    `${file} is a copy of the database: ${bytes.toLocaleString('en')} bytes.`,
    'Keep it on another disk; it holds personal data.',
  ];
  return { json: { file, bytes }, lines };
}
