import { rmSync } from 'node:fs';
import { type RunningServer, startServer } from '../../../src/app.ts';
import { type Config, readConfig } from '../../../src/config.ts';
import { openCore } from '../../../src/core.ts';
import type { Database } from '../../../src/db/database.ts';
import { storeFailed } from '../../../src/db/engine/faults.ts';
import type { Logger } from '../../../src/ports.ts';
import type { NewId } from '../../../src/routing/model/ids.ts';
import { type CrmStandIn, startCrmStandIn } from '../../../src/sandbox/crm/crm-stand-in.ts';
import { type SlackStandIn, startSlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import type { WorkspaceTexts } from '../../../src/services/workspace/file-fault.ts';
import { serve, status } from '../../adapters/local-server.ts';
import { migratedMemoryFile } from '../../support/db.ts';
import { CRM_SECRET, SLACK } from '../../support/server-process.ts';
import type { StoryClock } from './clock.ts';
import type { Staff } from './company.ts';

export const SOURCE_SECRET = `whsec_${Buffer.from('a secret of every source').toString('base64')}`;

export interface Complaint {
  code: string;
  message: string;
}

/** The running application and everything it talks to. */
export interface House {
  config: Config;
  server: RunningServer;
  slack: SlackStandIn;
  crm: CrmStandIn;
  /** What people were told past Slack, in order. */
  pages(): string[];
  /** Whether the store is full: it then refuses every write. */
  store: { full: boolean };
  url: string;
  /** What the log was told at level error. */
  errors: Complaint[];
  close(): Promise<void>;
}

export interface HouseOptions {
  clock: StoryClock;
  files: WorkspaceTexts;
  staff: Staff;
  /** False: no outside system is configured. */
  crm: boolean;
  /** True: there is a way to people past Slack. */
  pager: boolean;
  env: Record<string, string>;
}

export async function openHouse(options: HouseOptions): Promise<House> {
  const { clock, staff, files } = options;
  const { users, channels } = staff;
  const file = await migratedMemoryFile();
  const slack = await startSlackStandIn({ ...SLACK, users, channels, now: () => clock.now() });
  const crm = await startCrmStandIn({ port: 0, secret: CRM_SECRET, now: () => clock.now() });
  const phone = await serve(status(200));
  const environment = readConfig({
    DATABASE_URL: `file:${file}`,
    PORT: '0',
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_SIGNING_SECRET: SLACK.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    ...(options.crm && { WEBHOOK_OUT_URL: crm.url, WEBHOOK_OUT_SECRET: CRM_SECRET }),
    ...(options.pager && { PAGE_URL: phone.url }),
    ...options.env,
  });
  const config = { ...environment, secretOf: () => [SOURCE_SECRET] };
  const { errors, log } = logbook();
  const core = { time: clock, newId: countedIds(), log };
  await applyFirst(config, core, files);
  const server = await startServer(config, core);
  const url = `http://127.0.0.1:${server.port}`;
  slack.setEventsUrl(`${url}/slack/events`);
  const close = async () => {
    await server.stop();
    await Promise.all([slack.close(), crm.close(), phone.close()]);
    rmSync(file, { force: true });
  };
  const pages = () => phone.asked.map(({ body }) => (JSON.parse(body) as { text: string }).text);
  const store = fillable(server.core.ctx.db);
  return { config, server, slack, crm, pages, store, url, errors, close };
}

const diskFull = () =>
  Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });

/** What SQLite says of a full disk, as the application hears it. */
function fillable(db: Database): { full: boolean } {
  const state = { full: false };
  const { tx } = db;
  db.tx = async (work, options) => {
    if (state.full) throw storeFailed(diskFull());
    return tx(work, options);
  };
  return state;
}

/** As an operator does it: files first, then the server, which finds people by their e-mail. */
async function applyFirst(
  config: Config,
  options: { time: StoryClock; newId: NewId; log: Logger },
  files: WorkspaceTexts,
): Promise<void> {
  const core = await openCore(config, { migrate: false, ...options });
  const how = { dryRun: false, prune: false, onto: null };
  const actor = { kind: 'cli', osUser: 'story' } as const;
  const applied = await applyWorkspace(core.ctx, { files, ...how, actor });
  await core.close();
  if (applied.outcome !== 'applied') throw new Error(JSON.stringify(applied, null, 2));
}

/** Numbered by kind, so that waits that are spread by id are the same in every run. */
function countedIds(): NewId {
  const counts = new Map<string, number>();
  return (prefix) => {
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return `${prefix}_${String(count).padStart(20, '0')}`;
  };
}

const quiet = () => {};

function logbook(): { errors: Complaint[]; log: Logger } {
  const errors: Complaint[] = [];
  const error: Logger['error'] = (fields, message) => {
    errors.push({ code: typeof fields.code === 'string' ? fields.code : 'no code', message });
  };
  return { errors, log: { info: quiet, warn: quiet, error } };
}
