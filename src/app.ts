/**
 * The composition root: puts store, adapters, services and doors together into a running server.
 */
import type { Server } from 'node:http';
import { hostname } from 'node:os';
import { type Config, slackRequired } from './config.ts';
import { type Core, type CoreOptions, type Outside, openCore, openOutside } from './core.ts';
import { lockServer } from './db/engine/sqlite/server-lock.ts';
import { coordinateFires } from './db/operations/schedule.ts';
import { findTokenByHash } from './db/operations/token-store.ts';
import { findSource } from './db/workspace/workspace-store.ts';
import { createEngine, type Engine } from './handlers/clock/engine.ts';
import { type HourlyJob, scheduleHourly } from './handlers/clock/hourly.ts';
import { connectToSlack, type SlackLink } from './handlers/clock/slack-link.ts';
import type { HttpDeps } from './handlers/http/deps.ts';
import { createHttpDoor, createOpsDoor } from './handlers/http/door.ts';
import { createMetrics } from './handlers/http/operations/metrics.ts';
import { readGauges, readReadiness } from './handlers/http/operations/vital-signs.ts';
import { createSlackApp, type SlackApp } from './handlers/slack/slack-app.ts';
import { listen } from './listen.ts';
import { sealAudit } from './services/audit/seal-audit.ts';
import type { Context } from './services/context.ts';
import { deliverOutbox } from './services/delivery/deliver-outbox.ts';
import { enrichDue } from './services/enrichment/enrich-due.ts';
import { announceLateFetches } from './services/fetching/announce-late-fetches.ts';
import { fetchAnnounced } from './services/fetching/fetch-announced.ts';
import { followDueGroups } from './services/groups/follow-due-groups.ts';
import { requestGroups } from './services/groups/request-groups.ts';
import { refreshHomes } from './services/home/refresh-homes.ts';
import { explainLead } from './services/look-up/explain-lead.ts';
import { alarmStaleMappings } from './services/mappings/alarm-stale-mappings.ts';
import { followSetUp } from './services/onboarding/follow-set-up.ts';
import { countOpenWork } from './services/open-work/count-open-work.ts';
import { housekeep } from './services/operations/housekeep.ts';
import { announceOutages } from './services/outage/announce-outages.ts';
import { HEALTHY, probeStore, type StoreHealth } from './services/outage/probe-store.ts';
import { routeDue } from './services/placing/route-due.ts';
import { sendProbe } from './services/probe/send-probe.ts';
import { advanceSlas } from './services/sla/advance-slas.ts';
import { nextDueAt } from './services/sla/next-due.ts';

/** What the loop that probes the store found last; `/readyz` shows it. */
interface StoreWatch {
  health: StoreHealth;
}

export interface RunningServer {
  core: Core;
  /** The port it listens on, also when 0 was asked for. */
  port: number;
  /** Whether anything is under way: a loop that works, a click that is not dealt with yet. */
  busy(): boolean;
  /** Takes no more requests, finishes what is under way, lets go of the store. */
  stop(): Promise<void>;
}

/** @throws AppError when the environment, the store or the port does not allow a start. */
export async function startServer(
  config: Config,
  options: Omit<CoreOptions, 'migrate'> = {},
): Promise<RunningServer> {
  const access = slackRequired(config);
  const unlock = lockServer(config.databaseUrl);
  const core = await openCore(config, { migrate: true, ...options }).catch((error: unknown) => {
    unlock();
    throw error;
  });
  const { ctx } = core;
  const holder = `${hostname()}:${process.pid}`;
  const outside = openOutside(config, access, ctx);
  const store: StoreWatch = { health: HEALTHY };
  const engine = buildEngine(core, config, { outside, holder, store });
  const slackLink = await connectToSlack(ctx, outside.messenger);
  const slack = createSlackApp({
    ctx,
    ...access,
    slackApiUrl: config.slackApiUrl,
    workspace: slackLink.workspace,
    language: config.language,
    door: { publicUrl: config.publicUrl, secretOf: config.secretOf },
    log: ctx.log,
  });
  const deps = httpDeps(core, config, { engine, outside, slackLink, store, slack });
  const doors = [createHttpDoor({ ...deps, slackListener: slack.listener })];
  if (config.opsPort !== undefined) doors.push(createOpsDoor(deps));
  const close = async () => {
    await Promise.all(doors.map(closeDoor));
    slackLink.stop();
    await slack.stop();
    await engine.stop();
    await Promise.all(hourly.map((job) => job.stop()));
    await core.close();
    unlock();
  };
  // On a clock that somebody moves by hand the real hours mean nothing.
  const jobs = options.time ? [] : hourlyJobs(ctx, holder);
  const hourly = jobs.map((job) =>
    scheduleHourly(job, { coordinator: coordinateFires(ctx.db, holder), log: ctx.log }),
  );
  try {
    const [door, ops] = doors;
    const port = await listen(door as Server, { port: config.port, host: config.host });
    if (ops) await listen(ops, { port: config.opsPort ?? 0, host: config.host });
    slack.start();
    core.onWake(engine.wake);
    engine.start();
    const busy = () => engine.busy() || slack.busy();
    return { core, port, busy, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

function hourlyJobs(ctx: Context, holder: string): HourlyJob[] {
  const housekeeping = async () => {
    await housekeep(ctx);
    await sealAudit(ctx, { holder, sweep: true });
  };
  return [
    { name: 'housekeeping', minute: 17, work: housekeeping },
    // Once a day something comes of it, in the morning of whoever is told.
    { name: 'names', minute: 7, work: () => alarmStaleMappings(ctx) },
    // Slack tells of changes; what it told while nobody listened is found here.
    { name: 'groups', minute: 37, work: () => requestGroups(ctx, { groupId: null }) },
  ];
}

function buildEngine(
  { ctx }: Core,
  config: Config,
  { outside: couriers, holder, store }: { outside: Outside; holder: string; store: StoreWatch },
): Engine {
  return createEngine({
    work: {
      fetchAnnounced: () => fetchAnnounced(ctx, couriers.fetchers),
      route: () => routeDue(ctx),
      enrich: () => enrichDue(ctx, couriers.facts),
      advanceSlas: () => advanceSlas(ctx),
      deliverSlack: () => deliverOutbox(ctx, { destination: 'slack', couriers }),
      deliverCrm: () => deliverOutbox(ctx, { destination: 'crm', couriers }),
      deliverPages: () => deliverOutbox(ctx, { destination: 'page', couriers }),
      announceOutages: async () => (await announceOutages(ctx)) + (await announceLateFetches(ctx)),
      probeStore: async () => {
        store.health = await probeStore(ctx, { pager: couriers.pager, last: store.health });
      },
      sealAudit: () => sealAudit(ctx, { holder, sweep: false }),
      refreshHomes: async () => {
        await refreshHomes(ctx, couriers.messenger);
      },
      sendProbe: () => sendProbe(ctx),
      followSetUp: () => followSetUp(ctx),
      followGroups: () => followDueGroups(ctx, couriers),
      countOpenWork: () => countOpenWork(ctx, { counter: couriers.openWork, holder }),
    },
    tick: config.slaTick,
    nextDueAt: () => nextDueAt(ctx),
    now: () => ctx.clock.now(),
    log: ctx.log,
  });
}

function httpDeps(
  { ctx }: Core,
  config: Config,
  parts: {
    engine: Engine;
    outside: Outside;
    slackLink: SlackLink;
    store: StoreWatch;
    slack: SlackApp;
  },
): HttpDeps {
  const { engine, outside, slackLink, store, slack } = parts;
  const signs = {
    runningSince: ctx.clock.now(),
    heartbeat: engine.heartbeat,
    breakers: outside.breakers,
    storeFault: () => store.health.fault,
    socketConnected: slack.socketConnected,
    slackConnected: () => slackLink.connected() && outside.breakers.slack?.() !== 'open',
  };
  return {
    ctx,
    metrics: createMetrics(),
    publicUrl: config.publicUrl,
    findSource: (id) => findSource(ctx.db.read, id),
    secretOf: config.secretOf,
    findToken: (hash) => findTokenByHash(ctx.db.read, hash),
    readiness: () => readReadiness(ctx, signs),
    gauges: () => readGauges(ctx, signs),
    explainLead: (leadId) => explainLead(ctx, { leadId }),
  };
}

function closeDoor(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
