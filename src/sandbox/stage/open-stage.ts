import { type RunningServer, startServer } from '../../app.ts';
import { type Config, readConfig } from '../../config.ts';
import { type CoreOptions, openCore } from '../../core.ts';
import type { Logger } from '../../ports.ts';
import { FETCHED_SYSTEMS } from '../../routing/model/fetched.ts';
import type { NewId } from '../../routing/model/ids.ts';
import { providerVariables } from '../../routing/model/workspace/provider.ts';
import type { Context } from '../../services/context.ts';
import { adoptInstallation } from '../../services/onboarding/adopt-installation.ts';
import { applyWorkspace } from '../../services/workspace/apply-workspace.ts';
import type { WorkspaceTexts } from '../../services/workspace/file-fault.ts';
import { readEnrichment } from '../../services/workspace/reading/read-enrichment.ts';
import { type CrmStandIn, startCrmStandIn } from '../crm/crm-stand-in.ts';
import type { Company } from '../enrichment/company.ts';
import {
  type EnrichmentStandIn,
  startEnrichmentStandIn,
} from '../enrichment/enrichment-stand-in.ts';
import type { PageOptions } from '../page/mount-page.ts';
import { type ProvidersStandIn, startProvidersStandIn } from '../providers/providers-stand-in.ts';
import { type SlackStandIn, startSlackStandIn } from '../slack/stand-in.ts';
import type { StageClock } from './clock.ts';
import { knownCompanies } from './companies.ts';
import { type Disk, diskUnder } from './disk.ts';
import type { Staff } from './staff.ts';

/** The secrets of a company that does not exist. */
const SLACK = { signingSecret: 'sandbox-signing-secret', botToken: 'xoxb-sandbox' };
const CRM_SECRET = secretOf('the CRM of the sandbox');
/** Where the products of the sandbox were told to send to. */
const PUBLIC_URL = 'https://baton.acme.test';
const ENRICHMENT_TOKEN = 'sandbox-enrichment-token';
const PROVIDERS_TOKEN = 'sandbox-providers-token';
/** The one secret that every source takes. */
export const SOURCE_SECRET = secretOf('every source of the sandbox');

export interface StageOptions {
  files: WorkspaceTexts;
  staff: Pick<Staff, 'users' | 'channels' | 'userGroups'>;
  clock: StageClock;
  /** `file:…`, of its own; nothing is removed when the stage closes. */
  databaseUrl: string;
  log: Logger;
  newId?: NewId;
  /** False: no outside system is configured. */
  crm?: boolean;
  /** Companies that the provider of company data knows, beside the accounts of the files. */
  companies?: readonly Company[];
  /** True: nobody was asked to set it up yet; else it works, and its people know it. */
  fresh?: boolean;
  /** More of the environment. */
  env?: Record<string, string>;
  slack?: PageOptions & { port?: number; teamName?: string };
}

/** The real application and everything it talks to, on this machine and one clock. */
export interface Stage {
  config: Config;
  server: RunningServer;
  ctx: Context;
  clock: StageClock;
  slack: SlackStandIn;
  crm: CrmStandIn;
  enrichment: EnrichmentStandIn;
  providers: ProvidersStandIn;
  disk: Disk;
  /** Of the application. */
  url: string;
  close(): Promise<void>;
}

/** @throws Error when the files cannot be applied */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { clock, staff, files } = options;
  const { users, channels, userGroups } = staff;
  const now = () => clock.now();
  const everybody = { users, channels, userGroups };
  const slack = await startSlackStandIn({ ...SLACK, ...options.slack, ...everybody, now });
  const crm = await startCrmStandIn({ port: 0, secret: CRM_SECRET, now });
  const enrichment = await startEnrichmentStandIn({
    port: 0,
    token: ENRICHMENT_TOKEN,
    companies: [...(options.companies ?? []), ...knownCompanies(files)],
    now,
  });
  const providers = await startProvidersStandIn({ port: 0, token: PROVIDERS_TOKEN, now });
  const closeOutside = () =>
    Promise.all([slack, crm, enrichment, providers].map((one) => one.close()));
  try {
    const config = configOf(options, { slack, crm, enrichment, providers });
    const core = { time: clock, log: options.log, ...(options.newId && { newId: options.newId }) };
    await applyFirst(config, { ...core, fresh: options.fresh ?? false }, files);
    const server = await startServer(config, core);
    const { ctx } = server.core;
    const url = `http://127.0.0.1:${server.port}`;
    slack.setEventsUrl(`${url}/slack/events`);
    const close = async () => {
      await server.stop();
      await closeOutside();
    };
    const outside = { slack, crm, enrichment, providers, disk: diskUnder(ctx.db) };
    return { config, server, ctx, clock, ...outside, url, close };
  } catch (error) {
    await closeOutside();
    throw error;
  }
}

function configOf(
  options: StageOptions,
  outside: {
    slack: SlackStandIn;
    crm: CrmStandIn;
    enrichment: EnrichmentStandIn;
    providers: ProvidersStandIn;
  },
): Config {
  const { crm = true, databaseUrl, env } = options;
  const environment = readConfig({
    DATABASE_URL: databaseUrl,
    PORT: '0',
    PUBLIC_URL,
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_SIGNING_SECRET: SLACK.signingSecret,
    SLACK_API_URL: outside.slack.apiUrl,
    ...(crm && { WEBHOOK_OUT_URL: outside.crm.url, WEBHOOK_OUT_SECRET: CRM_SECRET }),
    ...systemsOf(outside.providers),
    ...providersOf(options.files, outside.enrichment),
    ...env,
  });
  return { ...environment, secretOf: () => [SOURCE_SECRET] };
}

function systemsOf({ urlOf }: ProvidersStandIn): Record<string, string> {
  const variables = FETCHED_SYSTEMS.flatMap((system) => {
    const name = system.toUpperCase();
    return [
      [`${name}_API_URL`, urlOf(system)],
      [`${name}_TOKEN`, PROVIDERS_TOKEN],
    ];
  });
  return Object.fromEntries(variables) as Record<string, string>;
}

/** Every provider that the files name is the one stand-in. */
function providersOf({ enrichment = '[]' }: WorkspaceTexts, { url }: EnrichmentStandIn) {
  const ids = readEnrichment(enrichment).settings?.providers.map(({ id }) => id) ?? [];
  const variables = ids.map(providerVariables).flatMap((names) => [
    [names.url, url],
    [names.token, ENRICHMENT_TOKEN],
  ]);
  return Object.fromEntries(variables) as Record<string, string>;
}

/** As an operator does it: files first, then the server, which finds people by their e-mail. */
async function applyFirst(
  config: Config,
  { fresh, ...options }: Omit<CoreOptions, 'migrate'> & { fresh: boolean },
  files: WorkspaceTexts,
): Promise<void> {
  const core = await openCore(config, { migrate: true, ...options });
  const how = { dryRun: false, prune: false, onto: null };
  const actor = { kind: 'cli', osUser: 'sandbox' } as const;
  const applied = await applyWorkspace(core.ctx, { files, ...how, actor });
  if (!fresh) await adoptInstallation(core.ctx);
  await core.close();
  if (applied.outcome === 'applied') return;
  throw new Error(`The workspace files cannot be applied: ${JSON.stringify(applied, null, 2)}`);
}

function secretOf(words: string): string {
  return `whsec_${Buffer.from(words).toString('base64')}`;
}
