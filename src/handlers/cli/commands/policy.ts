import type { Command } from 'commander';
import { addVersionCommands } from '../policy/commands.ts';
import { doc } from '../policy/doc.ts';
import { printSchema } from '../policy/schema.ts';
import { validate } from '../policy/validate.ts';
import type { Shell } from '../shell.ts';

const WITH = ['--with <dir>', 'against the people of this workspace instead'] as const;

export function addPolicyCommands(program: Command, shell: Shell): void {
  const policy = program.command('policy').description('the rules');
  policy
    .command('validate <file>')
    .description('check a policy against the people who are published; changes nothing')
    .option(...WITH)
    .action((file: string, { with: dir }: { with?: string }) => validate(shell, file, dir));
  policy
    .command('doc [policy]')
    .description('the rules as a page to read: of a file, of a version such as v12, or the live')
    .option(...WITH)
    .action((source: string | undefined, { with: dir }: { with?: string }) =>
      doc(shell, source, dir),
    );
  policy
    .command('schema')
    .description('the JSON Schema of a policy, by which an editor completes and checks it')
    .action(() => shell.withoutStore(printSchema));
  addVersionCommands(policy, shell);
}
