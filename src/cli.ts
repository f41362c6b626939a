/** The command line: argv → handlers/cli, with the store and the adapters it may need. */
import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { type Config, readConfig } from './config.ts';
import {
  openCore,
  openFacts,
  openInspector,
  openMessenger,
  openOutside,
  openPager,
} from './core.ts';
import { backUp } from './db/engine/sqlite/backup.ts';
import { openDatabase } from './db/open.ts';
import { findSource } from './db/workspace/workspace-store.ts';
import { toAppError } from './errors.ts';
import { runCli } from './handlers/cli/program.ts';
import { recordBackup } from './services/operations/record-backup.ts';
import { runDoctor } from './services/operations/run-doctor.ts';

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** The CLI speaks for itself: of the log only what went wrong is worth a line between its own. */
const LOG_LEVEL = 'error';

async function main(): Promise<number> {
  const config: Config = { ...readConfig(process.env), logLevel: LOG_LEVEL };
  const actor = { kind: 'cli', osUser: userInfo().username } as const;
  return runCli(process.argv.slice(2), {
    open: () => openCore(config, { migrate: true }),
    actor,
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    isTty: process.stdout.isTTY && !process.env.NO_COLOR,
    version,
    ...(process.stderr.isTTY && { terminal: process.stderr }),
    onInterrupt: (stop) => {
      process.once('SIGINT', stop);
      return () => process.off('SIGINT', stop);
    },
    findSource: (ctx, id) => findSource(ctx.db.read, id),
    secretOf: config.secretOf,
    baseUrl: config.publicUrl,
    doctor: (ctx, { page, slack }) => {
      const messenger = config.slack ? openOutside(config, config.slack, ctx).messenger : null;
      const pager = page ? openPager(config, ctx).pager : null;
      const { secretOf, accessOf } = config;
      const providers = { source: openFacts(config, ctx), accessOf };
      const inspector = slack && config.slack ? openInspector(config, config.slack, ctx) : null;
      const slackApp = inspector && messenger && { inspector, messenger };
      return runDoctor(ctx, { secretOf, messenger, pager, providers, slackApp });
    },
    listPeople: async () => openMessenger(config).listPeople(),
    readGroup: async (groupId) => openMessenger(config).readGroup(groupId),
    backup: async (file) => {
      await backUp(config.databaseUrl, file);
      await noteBackup(config, actor);
      return { bytes: statSync(file).size };
    },
    migrate: async () => {
      const db = await openDatabase(config.databaseUrl);
      try {
        return await db.migrate();
      } finally {
        await db.close();
      }
    },
  });
}

/** Never migrates: a copy is made before an upgrade. */
async function noteBackup(config: Config, actor: { kind: 'cli'; osUser: string }): Promise<void> {
  const { ctx, close } = await openCore(config, { migrate: false });
  try {
    await recordBackup(ctx, { elsewhere: false, actor });
  } finally {
    await close();
  }
}

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await main();
} catch (thrown) {
  const error = toAppError(thrown);
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exitCode = 1;
}
