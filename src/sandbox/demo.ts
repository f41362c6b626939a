import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { STARTS_AT } from './demo/clock.ts';
import { DemoFailure, Scene } from './demo/scene.ts';
import { tellStory } from './demo/story.ts';
import { createTerminal, type Terminal } from './demo/terminal.ts';
import { COMMANDS } from './desk/commands.ts';
import { createDesk } from './desk/create-desk.ts';
import { ACME } from './stage/acme.ts';
import { openSandbox, type Sandbox } from './stage/open-sandbox.ts';

const USAGE = 'npm run demo -- [--exit] [--port N]';
const OPTIONS = {
  exit: { type: 'boolean', default: false },
  port: { type: 'string', default: '3010' },
} as const;

async function main(terminal: Terminal): Promise<number> {
  const values = valuesOf(process.argv.slice(2));
  const port = Number(values?.port);
  if (!values || !Number.isInteger(port)) {
    console.error(`Only --exit and --port with a number are understood. Usage: ${USAGE}`);
    return 2;
  }
  const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const stage: Sandbox = await openSandbox({
    directory: ACME,
    port,
    startsAt: STARTS_AT,
    page: { desk: createDesk(() => stage), commands: COMMANDS },
  });
  try {
    const played = tell(stage, terminal).then(() => {
      if (values.exit) return undefined;
      invite(stage, terminal);
      return interrupted;
    });
    await Promise.race([played, interrupted]);
    return 0;
  } catch (error) {
    if (!(error instanceof DemoFailure)) throw error;
    console.error(`\n${error.message}`);
    for (const warning of stage.warnings().slice(-5)) console.error(`bot: ${warning}`);
    return 1;
  } finally {
    await stage.close();
  }
}

/** Null when there is something nobody knows. */
function valuesOf(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch {
    return null;
  }
}

async function tell(stage: Sandbox, terminal: Terminal): Promise<void> {
  const startedAt = performance.now();
  const { url } = stage.slack;
  terminal.say(`Baton at Acme: the real bot, a Slack workspace on this machine, ${url}`);
  const scene = new Scene(stage, terminal);
  await tellStory(scene, terminal);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  terminal.say(`\n${scene.steps} steps, ${scene.leads} leads, ${seconds} s: all as promised.`);
}

/** Now it is your turn, until Ctrl-C. */
function invite(stage: Sandbox, terminal: Terminal): void {
  terminal.title(`Now you: open ${stage.slack.url}`);
  terminal.say('  Send a lead, be the rep who got it, and click Claim or Decline;');
  terminal.say('  or say nothing and press “To the next due” until Mia hears of it in #emea.');
  terminal.say('  As Mia, type /lead queue or /lead why globex. Ctrl-C ends it and removes all.');
}

// Ctrl-C in the middle of the story does not wait for the step that is under way.
process.exit(await main(createTerminal(process.stdout)));
