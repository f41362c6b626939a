import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../db/database.ts';
import { openSqlite } from '../../../db/engine/sqlite/sqlite.ts';
import type { Logger } from '../../../ports.ts';
import type { NewId } from '../../../routing/model/ids.ts';
import type { Context } from '../../../services/context.ts';
import { applyWorkspace } from '../../../services/workspace/apply-workspace.ts';
import { createRandom, type Random } from '../random.ts';
import { COMPANY } from './company.ts';
import { type Observer, observe } from './observer.ts';
import { createOutside, type Outside } from './outside.ts';
import { createProviders, type Providers } from './providers.ts';
import type { Turn } from './router-turn.ts';
import { SERVICES, type Services } from './services.ts';

export interface WorldOptions {
  seed: number;
  faults: boolean;
  services?: Partial<Services>;
}

/** Baton on a disk of its own, a clock that only the simulator moves, and everybody around it. */
export interface World {
  random: Random;
  outside: Outside;
  providers: Providers;
  observer: Observer;
  services: Services;
  /** Anew after each restart. */
  ctx: Context;
  now(): Date;
  /** Back as well: the clock of a machine is set by others. */
  advance(ms: number): void;
  /** Leads that were answered with `accepted`, in order. */
  accepted: string[];
  /** How many submissions were answered with `accepted` or `attached`. */
  heard: number;
  /** How many leads were announced, in all. */
  notices: number;
  /** Ids that were promised to leads we are still to ask for. */
  announced: Set<string>;
  /** What the router did, since somebody last looked. */
  turns: Turn[];
  /** What the bot complained about: `bug.` codes among it are findings. */
  complaints: { code: string; message: string }[];
  /** Everything in memory is gone; the disk stays. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A Monday morning in Madrid. */
const STARTS_AT = Date.parse('2026-11-23T08:30:00Z');

export async function createWorld(options: WorldOptions): Promise<World> {
  const fastest = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(fastest, 'baton-sim-'));
  const file = join(folder, 'baton.db');
  const open = () => oneAtATime(openSqlite(file));
  const random = createRandom(options.seed);
  let nowMs = STARTS_AT;
  const now = () => new Date(nowMs);
  const idRandom = createRandom(~options.seed);
  const complaints: World['complaints'] = [];
  const log = listenTo(complaints);
  const contextOf = (db: Database): Context => {
    return {
      db,
      clock: { now },
      newId: seededIds(idRandom, now),
      log,
      crm: true,
      pages: true,
      wake: () => {},
    };
  };
  const db = open();
  await db.migrate();
  const observer = observe(file);
  const world: World = {
    random,
    observer,
    outside: createOutside(random, options.faults),
    providers: createProviders(random, options.faults),
    services: { ...SERVICES, ...options.services },
    ctx: contextOf(db),
    now,
    advance: (ms) => {
      nowMs += ms;
    },
    accepted: [],
    heard: 0,
    notices: 0,
    announced: new Set(),
    turns: [],
    complaints,
    async restart() {
      await world.ctx.db.close();
      world.ctx = contextOf(open());
    },
    async close() {
      observer.close();
      await world.ctx.db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await applyCompany(world.ctx);
  return world;
}

/** Commits are grouped by the time they take; without groups a seed always gives the same run. */
function oneAtATime(db: Database): Database {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...db,
    tx(work, options) {
      const mine = last.then(() => db.tx(work, options));
      last = mine.catch(() => {});
      return mine;
    },
  };
}

async function applyCompany(ctx: Context): Promise<void> {
  const actor = { kind: 'cli', osUser: 'sim' } as const;
  const how = { dryRun: false, prune: false, onto: null, actor };
  const applied = await applyWorkspace(ctx, { files: COMPANY, ...how });
  if (applied.outcome !== 'applied') throw new Error(JSON.stringify(applied));
}

/** As long as the real ones, and in the order of one process's making; the seed makes the rest. */
function seededIds(random: Random, now: () => Date): NewId {
  let ms = 0;
  let count = 0;
  return (prefix) => {
    count = now().getTime() > ms ? 0 : count + 1;
    ms = Math.max(ms, now().getTime());
    const chance = digits(random.int(2 ** 20), 4) + digits(random.int(2 ** 20), 4);
    return `${prefix}_${digits(ms, 9)}${digits(count, 3)}${chance}`;
  };
}

const digits = (value: number, length: number) => value.toString(32).padStart(length, '0');

function listenTo(complaints: World['complaints']): Logger {
  const note = (fields: Record<string, unknown>, message: string) => {
    complaints.push({ code: typeof fields.code === 'string' ? fields.code : '', message });
  };
  return { info: () => {}, warn: note, error: note };
}
