import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Command, CommanderError } from 'commander';
import { parseDuration } from '../../routing/model/duration.ts';
import { ACME } from '../stage/acme.ts';
import { Refused } from './refused.ts';
import { ask, tell } from './remote.ts';
import type { StartOptions } from './start.ts';

const PORT = ['--port <number>', 'of the page', '3010'] as const;
const HELP_AFTER = `
While it runs, from another terminal:
  npm run sandbox -- lead FILE --source website
  npm run sandbox -- advance 15m
  npm run sandbox -- fault slack:chat.postMessage answer_lost times=2
  npm run sandbox -- heal`;

/**
 * Runs one line of `npm run sandbox`.
 *
 * @returns the exit code: 0 done, 1 refused or failed, 2 wrong usage
 */
export async function runSandbox(argv: string[]): Promise<number> {
  try {
    await createProgram().parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

function createProgram(): Command {
  const program = new Command('npm run sandbox --')
    .description('A Slack workspace on this machine, with the real bot in it.')
    .addHelpText('after', HELP_AFTER)
    .exitOverride();
  program
    .command('start', { isDefault: true })
    .description('opens the sandbox on a workspace directory, until Ctrl-C')
    .argument('[directory]', 'with roster.yml, policy.yml …', ACME)
    .option(...PORT)
    .option('--at <instant>', 'when it begins, such as 2026-11-24T09:00:00Z; a working morning')
    .option('--coverage', 'prints which methods of Slack it plays, and ends')
    .action(async (directory: string, options: StartOptions & { coverage?: true }) => {
      // Only these need the whole application, which takes a while to load.
      if (options.coverage) {
        const { renderCoverage } = await import('../slack/web-api/coverage.ts');
        console.log(renderCoverage());
      } else {
        const { start } = await import('./start.ts');
        await start(directory, options);
      }
    });
  addRemote(program);
  return program;
}

async function readLead(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new Refused(`There is no file ${file}, or it cannot be read; check the path.`);
  }
}

/** Each of these speaks to a sandbox that runs already. */
function addRemote(program: Command): void {
  program
    .command('lead')
    .description('sends a lead')
    .argument('<file>', 'JSON as a form would send it; - reads stdin')
    .option('--source <id>', 'whose lead it is', 'website')
    .option(...PORT)
    .action(async (file: string, { source, port }: { source: string; port: string }) => {
      const body = file === '-' ? await text(process.stdin) : await readLead(file);
      await tell(port, { kind: 'lead', source, body });
    });
  program
    .command('advance')
    .description('lets time pass, with all that becomes due on the way')
    .argument('<duration>', 'such as 15m or 2h, or “next” for whatever is due next')
    .option(...PORT)
    .action(async (duration: string, { port }: { port: string }) => {
      if (duration === 'next') return tell(port, { kind: 'next_due' });
      const ms = parseDuration(duration);
      if (ms === undefined) throw new Refused(`“${duration}” is no duration such as 15m.`);
      return tell(port, { kind: 'advance', ms });
    });
  program
    .command('fault')
    .description('makes something go wrong')
    .argument('<words...>', 'such as slack:chat.postMessage answer_lost times=2')
    .option(...PORT)
    .action((words: string[], { port }: { port: string }) =>
      tell(port, { kind: 'fault', line: words.join(' ') }),
    );
  program
    .command('heal')
    .description('everything works again')
    .option(...PORT)
    .action(({ port }: { port: string }) => tell(port, { kind: 'heal' }));
  program
    .command('apply')
    .description('reads the workspace files again')
    .option(...PORT)
    .action(({ port }: { port: string }) => tell(port, { kind: 'apply' }));
  program
    .command('trace')
    .description('prints the story of a lead; of the newest when none is named')
    .argument('[lead]')
    .option(...PORT)
    .action((lead: string | undefined, { port }: { port: string }) => ask(port, lead));
}
