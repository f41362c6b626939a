/** The inner half of the composition root: store, clock, adapters. */
import { type Breaker, createBreaker } from './adapters/breaker.ts';
import { createServerClock, systemClock } from './adapters/clock.ts';
import { createFactSource } from './adapters/enrichment/http-provider.ts';
import { createHttpGate } from './adapters/http-gate.ts';
import { createLogger } from './adapters/log.ts';
import { createPager } from './adapters/pager/create-pager.ts';
import type { ProviderOptions } from './adapters/providers/ask-provider.ts';
import { createFetchers } from './adapters/providers/create-fetchers.ts';
import { createHubspotCounter } from './adapters/providers/hubspot.ts';
import { createSlackClient, parseSlackApiUrl } from './adapters/slack/client.ts';
import { createInspector } from './adapters/slack/inspection/inspector.ts';
import { createLimiter } from './adapters/slack/limiter.ts';
import { createMessenger } from './adapters/slack/messenger.ts';
import { createEventSink } from './adapters/webhook-out/event-sink.ts';
import { renderHome } from './blocks/home/home.ts';
import { renderCard } from './blocks/render-card.ts';
import { botTokenRequired, type Config, type SlackAccess } from './config.ts';
import { assertNotInTransaction, type Database } from './db/database.ts';
import { readServerTime } from './db/engine/postgres/server-time.ts';
import { openDatabase } from './db/open.ts';
import { idsFrom } from './ids.ts';
import type {
  Clock,
  EventSink,
  FactSource,
  LeadFetcher,
  Logger,
  Messenger,
  OpenWorkCounter,
  Pager,
  SlackInspector,
} from './ports.ts';
import type { FetchedSystem } from './routing/model/fetched.ts';
import type { NewId } from './routing/model/ids.ts';
import type { Context } from './services/context.ts';
import { ensureAccountKeys } from './services/workspace/accounts/ensure-account-keys.ts';
import { readIn } from './words/reading.ts';

/** The store and what every service needs: enough for the command line. */
export interface Core {
  ctx: Context;
  /** Whom `ctx.wake` calls; nobody until a server sets it. */
  onWake(wake: () => void): void;
  close(): Promise<void>;
}

const nobody = () => {};

export interface CoreOptions {
  migrate: boolean;
  log?: Logger;
  /** Another time than the real one, as the sandbox plays it. */
  time?: Clock;
  /** Other ids than random ones. */
  newId?: NewId;
}

export async function openCore(
  config: Config,
  { migrate, log = createLogger({ level: config.logLevel }), time, newId }: CoreOptions,
): Promise<Core> {
  const db = await openDatabase(config.databaseUrl);
  try {
    if (migrate) await db.migrate();
    const { clock, stop } = time ? { clock: time, stop: () => {} } : await clockOf(db, log);
    let wake = nobody;
    const ctx: Context = {
      db,
      clock,
      newId: newId ?? idsFrom(clock),
      log,
      crm: config.webhookOut !== null,
      pages: config.page !== null,
      wake: () => wake(),
    };
    if (migrate) await ensureAccountKeys(ctx);
    return {
      ctx,
      onWake: (to) => {
        wake = to;
      },
      close: async () => {
        stop();
        await db.close();
      },
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function clockOf(db: Database, log: Logger): Promise<{ clock: Clock; stop: () => void }> {
  if (db.dialect === 'sqlite') return { clock: systemClock, stop: () => {} };
  const clock = createServerClock({
    readServerTime: () => readServerTime(db),
    base: systemClock,
    log,
  });
  await clock.start();
  return { clock, stop: () => clock.stop() };
}

export interface Outside {
  messenger: Messenger;
  sink: EventSink | null;
  pager: Pager | null;
  /** Of the systems whose webhooks only name a lead. */
  fetchers: Record<FetchedSystem, LeadFetcher>;
  /** The CRM whose open work fills people beside ours. */
  openWork: OpenWorkCounter;
  facts: FactSource;
  /** By destination: `closed` is healthy. Those of providers join when they are first asked. */
  breakers: Record<string, () => string>;
}

/** With the limits on posts, all cards are out a minute after Slack is back. */
const SLACK_PAUSE_MS = 20_000;

/** The adapters to everything outside: Slack, the system that hears what happened, the pager. */
export function openOutside(config: Config, access: SlackAccess, ctx: Context): Outside {
  const { clock } = ctx;
  const slackBreaker = createBreaker({ name: 'slack', clock, longestPauseMs: SLACK_PAUSE_MS });
  const crmBreaker = createBreaker({ name: 'crm', clock });
  const { pager, breaker: pageBreaker } = openPager(config, ctx);
  const { botToken } = access;
  const breakers: Outside['breakers'] = {
    slack: slackBreaker.state,
    crm: crmBreaker.state,
    page: pageBreaker.state,
  };
  return {
    messenger: messengerOf(config, botToken, { clock, breaker: slackBreaker }),
    sink: config.webhookOut && sinkOf(config.webhookOut, { clock, breaker: crmBreaker }),
    pager,
    ...openSystems(config, clock, breakers),
    facts: openFacts(config, ctx, breakers),
    breakers,
  };
}

/** Each system has a breaker and a gate of its own: one that is away delays no other. */
function openSystems(
  { systems }: Config,
  clock: Clock,
  breakers: Outside['breakers'],
): Pick<Outside, 'fetchers' | 'openWork'> {
  const optionsOf = (system: FetchedSystem): ProviderOptions => {
    const { apiUrl, token } = systems[system];
    const breaker = createBreaker({ name: system, clock });
    breakers[system] = breaker.state;
    const gate = createHttpGate({ allow: [apiUrl], beforeCall: assertNotInTransaction });
    return { apiUrl, token, gate, breaker, clock };
  };
  const hubspot = optionsOf('hubspot');
  const fetchers = createFetchers((system) => (system === 'hubspot' ? hubspot : optionsOf(system)));
  return { fetchers, openWork: createHubspotCounter(hubspot) };
}

/** Which providers there are stands in the store; their addresses stand in the environment. */
export function openFacts(
  { accessOf }: Config,
  { clock }: Context,
  breakers: Outside['breakers'] = {},
): FactSource {
  const onBreaker = (name: string, state: () => string) => {
    breakers[name] = state;
  };
  return createFactSource({ accessOf, clock, beforeCall: assertNotInTransaction, onBreaker });
}

/** The way to people past Slack, where the environment names one. */
export function openPager(
  { page }: Config,
  { clock }: Context,
): { pager: Pager | null; breaker: Breaker } {
  const breaker = createBreaker({ name: 'page', clock });
  const pager = page && createPager(page, { breaker, beforeCall: assertNotInTransaction });
  return { pager, breaker };
}

/** Slack alone, for what needs neither the store nor the secret of requests. */
export function openMessenger(config: Config): Messenger {
  const clock = systemClock;
  const breaker = createBreaker({ name: 'slack', clock });
  return messengerOf(config, botTokenRequired(config), { clock, breaker });
}

/** What `doctor` examines the Slack app with. */
export function openInspector(
  { slackApiUrl, publicUrl }: Config,
  { botToken, signingSecret, appToken }: SlackAccess,
  { clock }: Context,
): SlackInspector {
  return createInspector({
    token: botToken,
    ...(slackApiUrl !== undefined && { apiUrl: parseSlackApiUrl(slackApiUrl) }),
    signingSecret,
    appToken,
    requestUrl: `${publicUrl}/slack/events`,
    gate: createHttpGate({ allow: [publicUrl], beforeCall: assertNotInTransaction }),
    clock,
  });
}

function messengerOf(
  { slackApiUrl, language }: Config,
  token: string,
  rest: { clock: Clock; breaker: Breaker },
): Messenger {
  const apiUrl = slackApiUrl === undefined ? {} : { apiUrl: parseSlackApiUrl(slackApiUrl) };
  return createMessenger({
    client: createSlackClient({ token, ...apiUrl }),
    render: {
      renderCard: (card, at) => readIn(language, () => renderCard(card, at)),
      renderHome: (view, at) => readIn(language, () => renderHome(view, at)),
    },
    limiter: createLimiter(),
    beforeCall: assertNotInTransaction,
    ...rest,
  });
}

function sinkOf(
  { url, secret }: NonNullable<Config['webhookOut']>,
  rest: { clock: Clock; breaker: Breaker },
): EventSink {
  const gate = createHttpGate({ allow: [url], beforeCall: assertNotInTransaction });
  return createEventSink({ url, secret, gate, ...rest });
}
