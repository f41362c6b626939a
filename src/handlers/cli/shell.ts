import { CommanderError } from 'commander';
import type { Context } from '../../services/context.ts';
import type { CliDeps } from './deps.ts';
import { paint, printable } from './format.ts';

/** What a command has to say: once for machines, once for people. */
export interface Answer {
  json: unknown;
  /** The first is the answer, the last the next step. */
  lines: string[];
  /** It was done and found something wrong: exit 1. */
  failed?: boolean;
  /** It was told while it was found out: there is nothing more to print. */
  told?: boolean;
}

/** What every command is given to do its work and to show what came of it. */
export interface Shell {
  deps: CliDeps;
  timeZone: string;
  wantsJson(): boolean;
  withStore(work: (ctx: Context) => Promise<Answer>): Promise<void>;
  withoutStore(work: () => Promise<Answer>): Promise<void>;
}

export function createShell(deps: CliDeps, wantsJson: () => boolean): Shell {
  const show = (answer: Answer) => {
    if (answer.told) return;
    if (wantsJson()) deps.out(JSON.stringify(answer.json, null, 2));
    else for (const line of answer.lines) deps.out(styled(line, deps.isTty));
    if (answer.failed) throw new CommanderError(1, 'baton.failed', 'failed');
  };
  return {
    deps,
    wantsJson,
    timeZone: deps.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    withStore: async (work) => {
      const store = await deps.open();
      try {
        show(await work(store.ctx));
      } finally {
        await store.close();
      }
    },
    withoutStore: async (work) => show(await work()),
  };
}

function styled(line: string, isTty: boolean): string {
  return isTty ? paint(printable(line)) : printable(line);
}
