import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLogger } from '../../adapters/log.ts';
import { startServer } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { readWorkspaceFiles } from '../../handlers/cli/workspace/directory.ts';
import type { Context } from '../../services/context.ts';
import { applyWorkspace } from '../../services/workspace/apply-workspace.ts';
import type { WorkspaceTexts } from '../../services/workspace/file-fault.ts';
import { type CrmStandIn, startCrmStandIn } from '../crm/crm-stand-in.ts';
import type { PageOptions } from '../page/mount-page.ts';
import { type SlackStandIn, startSlackStandIn } from '../slack/stand-in.ts';
import { createDemoClock, type DemoClock } from './clock.ts';
import { firstFreePort } from './free-port.ts';
import { staffOf } from './staff.ts';

/** The secrets of a company that does not exist. */
const SLACK = { signingSecret: 'demo-signing-secret', botToken: 'xoxb-demo' };
export const SOURCE_SECRET = 'whsec_ZGVtby13ZWJzaXRlLXNlY3JldA==';
const CRM_SECRET = 'whsec_ZGVtby1jcm0tc2VjcmV0LXNlY3JldA==';

export const ACME = fileURLToPath(new URL('../../../examples/acme/', import.meta.url));

/** The real bot with everything it talks to, on this machine. */
export interface Stage {
  ctx: Context;
  clock: DemoClock;
  slack: SlackStandIn;
  crm: CrmStandIn;
  /** Where leads are posted. */
  webhookUrl: string;
  /** Lets time pass, and what is due happens. */
  advance(ms: number): void;
  /** What the bot warned about, newest last. */
  warnings(): string[];
  close(): Promise<void>;
}

export async function openStage(options: { port: number; page: PageOptions }): Promise<Stage> {
  const clock = createDemoClock();
  const files = await readWorkspaceFiles(ACME);
  const slack = await startSlackStandIn({
    ...SLACK,
    ...options.page,
    ...staffOf(files),
    now: clock.now,
    port: await firstFreePort(options.port),
    teamName: 'Acme',
  });
  const crm = await startCrmStandIn({ port: 0, secret: CRM_SECRET, now: clock.now });
  const folder = mkdtempSync(join(tmpdir(), 'baton-demo-'));
  const logFile = join(folder, 'bot.log');
  const config = readConfig({
    DATABASE_URL: `file:${join(folder, 'baton.db')}`,
    PORT: '0',
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_SIGNING_SECRET: SLACK.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    WEBHOOK_SECRET_WEBSITE: SOURCE_SECRET,
    WEBHOOK_OUT_URL: crm.url,
    WEBHOOK_OUT_SECRET: CRM_SECRET,
  });
  const log = createLogger({ level: 'warn', to: createWriteStream(logFile) });
  const server = await startServer(config, { time: clock, log });
  const { ctx } = server.core;
  await applyAcme(ctx, files);
  const address = `http://127.0.0.1:${server.port}`;
  slack.setEventsUrl(`${address}/slack/events`);
  return {
    ctx,
    clock,
    slack,
    crm,
    webhookUrl: `${address}/webhooks/leads/website`,
    advance(ms) {
      clock.advance(ms);
      ctx.wake();
    },
    warnings: () => readFileSync(logFile, 'utf8').split('\n').filter(Boolean),
    async close() {
      await server.stop();
      await Promise.all([slack.close(), crm.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function applyAcme(ctx: Context, files: WorkspaceTexts): Promise<void> {
  const applied = await applyWorkspace(ctx, {
    files,
    dryRun: false,
    prune: false,
    onto: null,
    actor: { kind: 'cli', osUser: 'demo' },
  });
  if (applied.outcome === 'applied') return;
  throw new Error(`examples/acme could not be applied: ${JSON.stringify(applied)}`);
}
