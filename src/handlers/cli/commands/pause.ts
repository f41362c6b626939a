import type { Command } from 'commander';
import { AppError } from '../../../errors.ts';
import type { Context } from '../../../services/context.ts';
import { pauseRouting } from '../../../services/placing/pause-routing.ts';
import { snakeKeys } from '../format.ts';
import { counted, listed } from '../plain-words.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';

const POOL = 'a pool of policy.yml; all of them when left out';

export function addPauseCommands(program: Command, shell: Shell): void {
  program
    .command('pause')
    .argument('[pool]', POOL, 'all')
    .description('new leads wait on hold')
    .action((pool: string) => shell.withStore((ctx) => setPaused(ctx, shell, { pool, on: true })));
  program
    .command('resume')
    .argument('[pool]', POOL, 'all')
    .description('route again, what waits by priority first')
    .action((pool: string) => shell.withStore((ctx) => setPaused(ctx, shell, { pool, on: false })));
}

async function setPaused(
  ctx: Context,
  { deps }: Shell,
  { pool, on }: { pool: string; on: boolean },
): Promise<Answer> {
  const was = await pauseRouting(ctx, { pool, paused: on, actor: deps.actor });
  const what = pool === 'all' ? 'All routing' : `The pool ${pool}`;
  switch (was.outcome) {
    case 'paused':
      return said(was, `${what} is paused. New leads wait on hold.`, `baton resume ${pool}`);
    case 'resumed': {
      const waiting = `${counted(was.waiting, 'lead')} on hold, the most urgent first`;
      return said(was, `${what} is running again: ${waiting}.`, 'baton lead list --status held');
    }
    case 'unchanged':
      return said(was, `${what} was ${on ? 'paused' : 'running'} already.`, 'baton doctor');
    case 'unknown_pool': {
      const message = `I know no pool “${pool}”. There is ${listed([...was.pools, 'all'])}.`;
      throw new AppError('missing.pool', message, { details: { pools: was.pools } });
    }
    default:
      throw refusalFault(was, '');
  }
}

function said(was: object, line: string, next: string): Answer {
  return { json: snakeKeys(was), lines: [line, `Next: ${next}`] };
}
