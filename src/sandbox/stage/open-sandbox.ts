import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../adapters/log.ts';
import { readWorkspaceFiles } from '../../handlers/cli/workspace/directory.ts';
import type { PageOptions } from '../page/mount-page.ts';
import type { User } from '../slack/state/model.ts';
import { RunningClock } from './clock.ts';
import { firstFreePort } from './free-port.ts';
import { openStage, type Stage } from './open-stage.ts';
import { staffOf } from './staff.ts';

/** While time flows by itself, Slack looks so often whether an event is to be sent again. */
const RETRY_LOOK_MS = 1_000;

export interface SandboxOptions {
  /** Of the workspace files. */
  directory: string;
  /** Of the page; the next free one when it is taken. */
  port: number;
  startsAt: Date;
  page: PageOptions;
  /** Who is in Slack and not on the roster. */
  guests?: User[];
  /** True: nobody was asked to set it up yet. */
  fresh?: boolean;
}

/** A stage that people visit: time flows, a page shows it, and nothing of it stays. */
export interface Sandbox extends Stage {
  clock: RunningClock;
  directory: string;
  /** In which it prints times: that of the first of the staff. */
  zone: string;
  /** What the bot warned about, newest last. */
  warnings(): string[];
}

/**
 * @throws AppError when there is no such directory
 * @throws Error that lists the faults of its files
 */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { directory, page, guests = [], fresh = false } = options;
  const files = await readWorkspaceFiles(directory);
  const staff = staffOf(files, { users: guests });
  const clock = new RunningClock(options.startsAt);
  const folder = mkdtempSync(join(tmpdir(), 'baton-sandbox-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const logFile = join(folder, 'bot.log');
  try {
    const stage = await openStage({
      files,
      staff,
      clock,
      fresh,
      databaseUrl: `file:${join(folder, 'baton.db')}`,
      log: createLogger({ level: 'warn', to: createWriteStream(logFile) }),
      slack: { ...page, port: await firstFreePort(options.port) },
    });
    const retries = setInterval(() => void stage.slack.people.events.deliverDue(), RETRY_LOOK_MS);
    const close = async () => {
      clearInterval(retries);
      await stage.close();
      remove();
    };
    const warnings = () => readFileSync(logFile, 'utf8').split('\n').filter(Boolean);
    return { ...stage, clock, directory, zone: staff.zone, warnings, close };
  } catch (error) {
    remove();
    throw error;
  }
}
