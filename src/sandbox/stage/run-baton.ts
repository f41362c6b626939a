import { openInspector, openOutside } from '../../core.ts';
import { findSource } from '../../db/workspace/workspace-store.ts';
import { runCli } from '../../handlers/cli/program.ts';
import { greetAdmins } from '../../services/onboarding/greet-admins.ts';
import { greetNewcomers } from '../../services/onboarding/greet-newcomers.ts';
import { runDoctor } from '../../services/operations/run-doctor.ts';
import { linkPeople } from '../../services/people/link-people.ts';
import type { Stage } from './open-stage.ts';
import { hire, type Staff } from './staff.ts';

export interface Printed {
  code: number;
  /** Both streams, in order. */
  lines: string[];
}

export interface CommandLine {
  osUser: string;
  timeZone: string;
  /** Somebody presses Ctrl-C as soon as it can be told. */
  interrupted?: boolean;
}

/** Runs one command line of `baton` on the store of the running application. */
export async function runBaton(
  stage: Stage,
  { osUser, timeZone, interrupted = false }: CommandLine,
  argv: string[],
): Promise<Printed> {
  const { ctx, config } = stage;
  const lines: string[] = [];
  const print = (text: string) => void lines.push(...text.split('\n'));
  const { messenger, facts } = outsideOf(stage);
  const { secretOf, accessOf } = config;
  const providers = { source: facts, accessOf };
  const code = await runCli(argv, {
    open: async () => ({ ctx, close: async () => {} }),
    actor: { kind: 'cli', osUser },
    out: print,
    err: print,
    isTty: false,
    timeZone,
    findSource: (_, id) => findSource(ctx.db.read, id),
    secretOf,
    baseUrl: config.publicUrl,
    doctor: (_, { slack }) => {
      const inspector = slack && config.slack ? openInspector(config, config.slack, ctx) : null;
      const slackApp = inspector && { inspector, messenger };
      return runDoctor(ctx, { secretOf, messenger, pager: null, providers, slackApp });
    },
    listPeople: () => messenger.listPeople(),
    readGroup: (groupId) => messenger.readGroup(groupId),
    backup: async () => ({ bytes: 0 }),
    migrate: () => ctx.db.migrate(),
    onInterrupt: (stop) => {
      if (interrupted) stop();
      return () => {};
    },
  });
  return { code, lines };
}

/** Whoever the files name by now is in Slack, and Baton finds them, as the server soon would. */
export async function welcome(stage: Stage, staff: Staff): Promise<void> {
  hire(staff, stage.slack.workspace.directory);
  await linkPeople(stage.ctx, outsideOf(stage));
  await greetAdmins(stage.ctx);
  await greetNewcomers(stage.ctx);
}

function outsideOf({ config, ctx }: Stage) {
  if (!config.slack) throw new Error('A stage has a Slack workspace.');
  return openOutside(config, config.slack, ctx);
}
