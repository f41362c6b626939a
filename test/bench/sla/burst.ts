import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { systemClock } from '../../../src/adapters/clock.ts';
import type { Database } from '../../../src/db/database.ts';
import { listJoined } from '../../../src/db/delivery/storm-store.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { createEngine, type EngineWork } from '../../../src/handlers/clock/engine.ts';
import { idsFrom } from '../../../src/ids.ts';
import type { Context } from '../../../src/services/context.ts';
import { advanceSlas } from '../../../src/services/sla/advance-slas.ts';
import { nextDueAt } from '../../../src/services/sla/next-due.ts';
import { createWorld } from '../../support/world.ts';
import type { Figure } from '../main.ts';
import { copyLead } from './copy-lead.ts';
import { rank, verdict } from './judge.ts';

const CLOCKS = 10_000;
const WITHIN_MS = 60_000;
const GOAL_MS = 2_000;
/** So that nothing is due before the engine runs. */
const HEAD_START_MS = 3_000;
const PATIENCE_MS = 120_000;

const quiet = () => {};
const none = async () => 0;
const nothing = async () => {};
/** What else the engine of a server does: here there is nothing of it to do. */
const IDLE: EngineWork = {
  fetchAnnounced: none,
  route: none,
  enrich: none,
  advanceSlas: none,
  deliverSlack: none,
  deliverCrm: none,
  deliverPages: none,
  announceOutages: none,
  probeStore: nothing,
  sealAudit: none,
  refreshHomes: nothing,
  sendProbe: none,
  followSetUp: none,
  followGroups: none,
  countOpenWork: nothing,
};

/**
 * Claim windows that run out within a minute, each at an instant of its own: the engine of the
 * server with its ticks and wake-ups, in real time. An event is late by the time from its due
 * instant until the transaction is committed that writes breach, escalation and message.
 */
export async function benchBurst(file: string): Promise<Figure[]> {
  const db = await openDatabase(`file:${file}`);
  try {
    await db.migrate();
    await offerMany(db, file);
    const { committedAt, ctx } = watched(db);
    const cpu = await run(ctx, () => committedAt.size);
    await expectMessages(db);
    return figuresOf(await latenessOf(db, committedAt), cpu);
  } finally {
    await db.close();
  }
}

/** One lead offered and delivered by the real services, and its rows ten thousand times. */
async function offerMany(db: Database, file: string): Promise<void> {
  const world = await createWorld({ db });
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  const raw = new Sqlite(file);
  const from = Date.now() + HEAD_START_MS;
  raw.transaction(() => {
    for (let n = 0; n < CLOCKS; n++) {
      const dueAt = from + Math.floor(((n * 7919) % CLOCKS) * (WITHIN_MS / CLOCKS));
      copyLead(raw, leadId, { suffix: `-${n}`, dueAt });
    }
    raw.prepare('update sla_clocks set next_event_at = null where lead_id = ?').run(leadId);
  })();
  raw.close();
}

/** The store as it is, and when each audit row was committed. */
function watched(db: Database): { ctx: Context; committedAt: Map<string, number> } {
  const committedAt = new Map<string, number>();
  const newId = idsFrom(systemClock);
  // One transaction runs at a time: whatever gets an id meanwhile belongs to it.
  let written: string[] = [];
  const tx: Database['tx'] = async (work, options) => {
    let own: string[] = [];
    const result = await db.tx(async (given) => {
      written = [];
      const answer = await work(given);
      own = written;
      return answer;
    }, options);
    for (const id of own) committedAt.set(id, Date.now());
    return result;
  };
  const ctx: Context = {
    db: { ...db, tx },
    clock: systemClock,
    newId(prefix) {
      const id = newId(prefix);
      if (prefix === 'aud') written.push(id);
      return id;
    },
    log: { info: quiet, warn: quiet, error: quiet },
    crm: false,
    pages: false,
    wake: quiet,
  };
  return { ctx, committedAt };
}

/** Until a breach and an escalation of each are written. Returns the milliseconds of CPU. */
async function run(ctx: Context, done: () => number): Promise<number> {
  const before = process.cpuUsage();
  const engine = createEngine({
    work: { ...IDLE, advanceSlas: () => advanceSlas(ctx) },
    tick: '* * * * * *',
    nextDueAt: () => nextDueAt(ctx),
    now: ctx.clock.now,
    log: ctx.log,
  });
  ctx.wake = engine.wake;
  engine.start();
  for (let waited = 0; done() < 2 * CLOCKS && waited < PATIENCE_MS; waited += 100) await sleep(100);
  await engine.stop();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

async function expectMessages(db: Database): Promise<void> {
  const { outbox } = db.t;
  const alone = await db.read.$count(outbox, eq(outbox.kind, 'escalation'));
  const storms = await db.read.select().from(outbox).where(eq(outbox.kind, 'escalation_storm'));
  const told = alone + storms.flatMap(({ payload }) => listJoined(payload)).length;
  if (told !== CLOCKS) throw new Error(`Of ${told} leads people are to be told.`);
}

async function latenessOf(db: Database, committedAt: Map<string, number>): Promise<number[]> {
  const rows = await db.read.select().from(db.t.auditEvents);
  return rows.flatMap(({ id, data }) => {
    const at = committedAt.get(id);
    return at === undefined || typeof data.due !== 'string' ? [] : [at - Date.parse(data.due)];
  });
}

function figuresOf(late: readonly number[], cpuMs: number): Figure[] {
  const missing = 2 * CLOCKS - late.length;
  if (missing !== 0) throw new Error(`${missing} events did not fire.`);
  const p99 = rank(late, 0.99);
  const of = `${CLOCKS.toLocaleString('en')} clocks due within a minute`;
  const spread = `median ${rank(late, 0.5)} ms, worst ${rank(late, 1)} ms`;
  return [
    {
      name: `${of}: lateness, p99`,
      value: p99 / 1_000,
      unit: 's',
      note: `${spread}; until committed; ${verdict(`${GOAL_MS / 1_000} s`, p99 <= GOAL_MS)}`,
    },
    {
      name: `${of}: CPU of each`,
      value: cpuMs / CLOCKS,
      unit: 'ms',
      note: `breach, escalation and message; ${((100 * cpuMs) / WITHIN_MS).toFixed(0)} % of one core, ticks and wake-ups with it`,
    },
  ];
}
