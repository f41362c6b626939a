import { setTimeout as sleep } from 'node:timers/promises';
import { asc, inArray } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import type { ClockRecord } from '../../../src/db/delivery/clock-store.ts';
import { createEngine, type Engine } from '../../../src/handlers/clock/engine.ts';
import type { ClockEvent } from '../../../src/routing/model/offer.ts';
import type { Context } from '../../../src/services/context.ts';
import { deliverOutbox } from '../../../src/services/delivery/deliver-outbox.ts';
import { announceOutages } from '../../../src/services/outage/announce-outages.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { advanceSlas } from '../../../src/services/sla/advance-slas.ts';
import { nextDueAt } from '../../../src/services/sla/next-due.ts';
import { createWorld, MONDAY, POLICY, type World } from '../../support/world.ts';

const nothing = async () => 0;
const silence = async () => {};

/** Engines as the server runs them, ticking each real second, on a clock that jumps. */
export interface JumpingWorld {
  world: World;
  /** Every time by the clock at which the engines have looked, in order. */
  looks: Date[];
  /** Moves the clock, forwards or back, and waits until every engine has looked twice. */
  jump(ms: number): Promise<void>;
  /** The clock goes on while nobody runs. */
  stopFor(ms: number): Promise<void>;
  end(): Promise<void>;
}

/** One engine for each store: processes of their own. */
export async function openJumpingWorld(stores: Database[]): Promise<JumpingWorld> {
  const [db] = stores;
  if (!db) throw new Error('There is no store.');
  // Silence sets nobody Away, so that there is always a next one to ask.
  const policy = POLICY.replace('rules:', 'away_after_misses: 0\nrules:');
  const world = await createWorld({ db, policy });
  let now = MONDAY;
  Object.assign(world.ctx, { clock: { now: () => now } });
  const looks: Date[] = [];
  let engines: Engine[] = [];

  const start = () => {
    engines = stores.map((store) =>
      engineOn({ ...world.ctx, db: store, wake: () => world.ctx.wake() }, world),
    );
    for (const engine of engines) engine.start();
  };
  const stop = () => Promise.all(engines.map((engine) => engine.stop()));
  const look = async () => {
    await Promise.all(engines.map(lookedTwice));
    looks.push(now);
  };
  world.ctx.wake = () => {
    for (const engine of engines) engine.wake();
  };
  start();
  return {
    world,
    looks,
    async jump(ms) {
      now = new Date(now.getTime() + ms);
      await look();
    },
    async stopFor(ms) {
      await stop();
      now = new Date(now.getTime() + ms);
      start();
      await look();
    },
    end: async () => void (await stop()),
  };
}

function engineOn(ctx: Context, { couriers }: World): Engine {
  const deliver = (destination: 'slack' | 'crm' | 'page') => () =>
    deliverOutbox(ctx, { destination, couriers });
  return createEngine({
    work: {
      route: () => routeDue(ctx),
      advanceSlas: () => advanceSlas(ctx),
      deliverSlack: deliver('slack'),
      deliverCrm: deliver('crm'),
      deliverPages: deliver('page'),
      announceOutages: () => announceOutages(ctx),
      fetchAnnounced: nothing,
      enrich: nothing,
      probeStore: silence,
      sealAudit: nothing,
      refreshHomes: silence,
      sendProbe: nothing,
      followSetUp: nothing,
      followGroups: nothing,
      countOpenWork: silence,
    },
    tick: '* * * * * *',
    nextDueAt: () => nextDueAt(ctx),
    now: () => ctx.clock.now(),
    log: ctx.log,
  });
}

/** The second look began after the jump, and after what the first one committed. */
async function lookedTwice(engine: Engine): Promise<void> {
  for (let looked = 0; looked < 2; looked++) {
    const since = performance.now();
    const isBehind = () => {
      const ages = Object.values(engine.heartbeat());
      return engine.busy() || Math.max(...ages) > performance.now() - since;
    };
    while (isBehind()) await sleep(20);
  }
}

/**
 * What a clock has to do at these looks, by its plan alone: each point once, not before its time, a
 * reminder only where nothing has overtaken it.
 */
export function expectedOf({ startedAt, events }: ClockRecord, looks: Date[]): ClockEvent[] {
  let next = 0;
  return looks.flatMap((look) => {
    if (look < startedAt) return [];
    const passed: ClockEvent[] = [];
    for (let event = events[next]; event && new Date(event.at) <= look; event = events[next]) {
      passed.push(event);
      next += 1;
    }
    return passed.filter((event, n) => event.do !== 'remind' || n === passed.length - 1);
  });
}

const DOES: Record<string, ClockEvent['do']> = {
  'sla.reminded': 'remind',
  'sla.breached': 'breach',
  'sla.escalated': 'escalate',
  'sla.first_touch_remind': 'remind',
  'sla.first_touch_breach': 'breach',
  'sla.first_touch_escalate': 'escalate',
  'offer.expired': 'reroute',
};

export interface Fired {
  do: ClockEvent['do'] | undefined;
  /** The clock, or the offer that ended. */
  subject: string;
  at: Date;
}

/** What the clocks did, in the order in which it was written. */
export async function listFired({ db }: World): Promise<Fired[]> {
  const { auditEvents } = db.t;
  const rows = await db.read
    .select()
    .from(auditEvents)
    .where(inArray(auditEvents.action, Object.keys(DOES)))
    .orderBy(asc(auditEvents.id));
  return rows.map(({ action, subject, at }) => ({ do: DOES[action], subject, at }));
}

/** Every clock did what its plan says, once, and nothing a moment early. */
export async function expectKept({ world, looks }: JumpingWorld): Promise<void> {
  const fired = await listFired(world);
  const clocks = await world.db.read.select().from(world.db.t.slaClocks);
  expect(clocks.length).toBeGreaterThan(0);
  for (const clock of clocks.filter(({ state }) => state !== 'met')) {
    const done = fired.filter(({ subject }) => subject === clock.id || subject === clock.offerId);
    const kept = done.map((one) => one.do);
    expect([clock.id, kept]).toEqual([clock.id, expectedOf(clock, looks).map((one) => one.do)]);
    for (const { do: what, at } of done) {
      const planned = clock.events.find((event) => event.do === what);
      expect(at.getTime()).toBeGreaterThanOrEqual(Date.parse(planned?.at ?? ''));
    }
  }
  for (const kind of ['offer', 'reminder'] as const) {
    const asked = world.posts.flatMap(({ card }) => (card.kind === kind ? [card.offerId] : []));
    expect(new Set(asked).size).toBe(asked.length);
  }
}
