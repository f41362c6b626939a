import { COMMANDS } from '../commands/commands.ts';
import { runCommand } from '../commands/run-command.ts';
import type { Click } from './click.ts';
import { sayOutOfDate } from './out-of-date.ts';

/** The button under "Did you mean …?" runs what was meant. */
export async function runCorrection(click: Click): Promise<unknown> {
  const [name = '', ...words] = (click.about.command ?? '').split(' ');
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) return sayOutOfDate(click);
  return run(click, command, words.join(' '));
}

/** Help, for the command and the verb that the button names, if it names any. */
export async function showHelp(click: Click): Promise<unknown> {
  const [name, topic = ''] = (click.about.command ?? '').split(' ');
  const command = COMMANDS.find((one) => one.name === name) ?? COMMANDS[0];
  return run(click, command, `help ${topic}`);
}

async function run(click: Click, command: (typeof COMMANDS)[number], text: string) {
  const said = await runCommand(command, { person: click, text, open: click.open });
  return said && click.tell(said);
}
