import { once } from 'node:events';
import { Temporal } from 'temporal-polyfill';
import { readWorkspaceFiles } from '../../handlers/cli/workspace/directory.ts';
import { COMMANDS } from '../desk/commands.ts';
import { createDesk } from '../desk/create-desk.ts';
import { openSandbox, type Sandbox } from '../stage/open-sandbox.ts';
import { staffOf } from '../stage/staff.ts';
import { Refused } from './refused.ts';

export interface StartOptions {
  port: string;
  at?: string;
}

const MORNING = '10:00';
const FRIDAY = 5;

/** Opens the sandbox and keeps it open until somebody ends it. */
export async function start(directory: string, options: StartOptions): Promise<void> {
  const port = Number(options.port);
  if (!Number.isInteger(port)) throw new Refused(`--port ${options.port} is no number.`);
  const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const desk = createDesk(() => sandbox);
  const sandbox: Sandbox = await openSandbox({
    directory,
    port,
    startsAt: await beginning(directory, options.at),
    page: { desk, commands: COMMANDS },
  });
  console.log(`The sandbox is open: ${sandbox.slack.url}`);
  console.log(`  Baton runs on ${directory}; it takes leads at ${sandbox.url}/webhooks/leads/…`);
  console.log('  Send a lead on the page, be the rep who got it, and click. Ctrl-C removes all.');
  await interrupted;
  await sandbox.close();
}

/** At ten in the morning of a working day, when somebody is there to be asked. */
async function beginning(directory: string, at: string | undefined): Promise<Date> {
  if (at !== undefined) {
    const asked = new Date(at);
    if (!Number.isNaN(asked.getTime())) return asked;
    throw new Refused(`--at ${at} is no instant such as 2026-11-24T09:00:00Z.`);
  }
  const { zone } = staffOf(await readWorkspaceFiles(directory));
  const today = Temporal.Now.zonedDateTimeISO(zone);
  const ahead = today.dayOfWeek > FRIDAY ? 8 - today.dayOfWeek : 0;
  return new Date(today.add({ days: ahead }).withPlainTime(MORNING).epochMilliseconds);
}
