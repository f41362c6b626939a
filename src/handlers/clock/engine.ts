import { type ScheduledTask, schedule } from 'node-cron';
import type { Logger } from '../../ports.ts';
import { cronLog } from './cron-log.ts';
import { createPump, type Pump } from './pump.ts';

/** What has to happen again and again, each part on its own so that none delays another. */
export interface EngineWork {
  fetchAnnounced(): Promise<number>;
  route(): Promise<number>;
  enrich(): Promise<number>;
  advanceSlas(): Promise<number>;
  deliverSlack(): Promise<number>;
  deliverCrm(): Promise<number>;
  deliverPages(): Promise<number>;
  announceOutages(): Promise<number>;
  probeStore(): Promise<void>;
  sealAudit(): Promise<number>;
  refreshHomes(): Promise<void>;
  sendProbe(): Promise<number>;
  followSetUp(): Promise<number>;
  followGroups(): Promise<number>;
  countOpenWork(): Promise<void>;
}

export interface EngineOptions {
  work: EngineWork;
  /** node-cron expression of the tick. */
  tick: string;
  /** When something is due next; null when nothing waits. */
  nextDueAt(): Promise<Date | null>;
  now(): Date;
  log: Logger;
}

export interface Engine {
  start(): void;
  /** Something was committed that a loop should look at now. */
  wake(): void;
  /** Whether a loop works, or is about to. */
  busy(): boolean;
  /** Milliseconds since each loop last got through. */
  heartbeat(): Record<string, number>;
  stop(): Promise<void>;
}

/** Between ticks at most this long is slept towards the next due time. */
const LONGEST_SLEEP_MS = 60_000;

/** Home may lag behind by this much: a burst of leads is one new Home, not fifty. */
const HOME_EVERY_MS = 2_000;
/** Whoever watches `/readyz` learns within this that the store refuses writes. */
const STORE_EVERY_MS = 5_000;

/** A few people are counted at a time, and nobody waits for it. */
const OPEN_WORK_EVERY_MS = 5_000;

/** However often it is poked, it works at most this often; a clock set back delays nothing. */
function calmly(
  work: () => Promise<void>,
  { everyMs, nowMs }: { everyMs: number; nowMs: () => number },
): () => Promise<number> {
  let lastAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = nowMs();
    if (Math.abs(now - lastAt) < everyMs) return 0;
    lastAt = now;
    await work();
    return 0;
  };
}

/** A tick over due rows, and one wake-up at the next due time: nothing is kept in memory. */
export function createEngine(options: EngineOptions): Engine {
  const { work, log } = options;
  // How long the store has failed is told by the clock, so it is asked by the clock.
  const storePace = { everyMs: STORE_EVERY_MS, nowMs: () => options.now().getTime() };
  const openWorkPace = { everyMs: OPEN_WORK_EVERY_MS, nowMs: () => options.now().getTime() };
  const homePace = { everyMs: HOME_EVERY_MS, nowMs: () => performance.now() };
  const pumps: Pump[] = [
    createPump('fetch', work.fetchAnnounced, log),
    createPump('route', work.route, log),
    createPump('enrich', work.enrich, log),
    createPump('sla', work.advanceSlas, log),
    createPump('slack', work.deliverSlack, log),
    createPump('crm', work.deliverCrm, log),
    createPump('audit', work.sealAudit, log),
    createPump('page', work.deliverPages, log),
    createPump('outage', work.announceOutages, log),
    createPump('store', calmly(work.probeStore, storePace), log),
    createPump('home', calmly(work.refreshHomes, homePace), log),
    createPump('probe', work.sendProbe, log),
    createPump('set-up', work.followSetUp, log),
    createPump('groups', work.followGroups, log),
    createPump('open-work', calmly(work.countOpenWork, openWorkPace), log),
  ];
  let task: ScheduledTask | null = null;
  let timer: NodeJS.Timeout | undefined;
  let immediate: NodeJS.Immediate | undefined;

  function pokeAll(): void {
    immediate = undefined;
    for (const pump of pumps) pump.poke();
  }

  async function sleepUntilDue(): Promise<number> {
    const dueAt = await options.nextDueAt();
    clearTimeout(timer);
    const waitMs = dueAt === null ? LONGEST_SLEEP_MS : dueAt.getTime() - options.now().getTime();
    if (waitMs > 0) timer = setTimeout(pokeAll, Math.min(waitMs, LONGEST_SLEEP_MS));
    return 0;
  }
  pumps.push(createPump('wake-up', sleepUntilDue, log));

  return {
    start() {
      // The next tick makes up for one that a busy machine missed; /readyz tells of a standstill.
      task = schedule(options.tick, pokeAll, {
        noOverlap: true,
        suppressMissedWarning: true,
        logger: cronLog(log),
      });
      pokeAll();
    },
    wake() {
      if (task) immediate ??= setImmediate(pokeAll);
    },
    busy: () => immediate !== undefined || pumps.some((pump) => pump.busy()),
    heartbeat: () =>
      Object.fromEntries(
        pumps.map((pump) => [pump.name, Math.round(performance.now() - pump.lastDoneAt())]),
      ),
    async stop() {
      await task?.stop();
      clearImmediate(immediate);
      clearTimeout(timer);
      await Promise.all(pumps.map((pump) => pump.stop()));
      clearTimeout(timer);
    },
  };
}
