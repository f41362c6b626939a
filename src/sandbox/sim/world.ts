import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../db/database.ts';
import { openSqlite } from '../../db/engine/sqlite.ts';
import type { Logger } from '../../ports.ts';
import type { NewId } from '../../routing/model/ids.ts';
import type { Context } from '../../services/context.ts';
import { applyWorkspace } from '../../services/workspace/apply-workspace.ts';
import { COMPANY } from './company.ts';
import { createOutside, type Outside } from './outside.ts';
import { createRandom, type Random } from './random.ts';
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
  services: Services;
  /** Anew after each restart. */
  ctx: Context;
  now(): Date;
  advance(ms: number): void;
  /** Leads that were answered with `accepted`, in order. */
  accepted: string[];
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
  const open = () => oneAtATime(openSqlite(join(folder, 'baton.db')));
  const random = createRandom(options.seed);
  let nowMs = STARTS_AT;
  const now = () => new Date(nowMs);
  const newId = seededIds(createRandom(~options.seed), now);
  const complaints: World['complaints'] = [];
  const log = listenTo(complaints);
  const contextOf = (db: Database): Context => {
    return { db, clock: { now }, newId, log, crm: true, pages: false, wake: () => {} };
  };
  const world: World = {
    random,
    outside: createOutside(random, options.faults),
    services: { ...SERVICES, ...options.services },
    ctx: contextOf(open()),
    now,
    advance: (ms) => {
      nowMs += ms;
    },
    accepted: [],
    complaints,
    async restart() {
      await world.ctx.db.close();
      world.ctx = contextOf(open());
    },
    async close() {
      await world.ctx.db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await world.ctx.db.migrate();
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

/** As long and as sortable as the real ones, and the same for the same seed. */
function seededIds(random: Random, now: () => Date): NewId {
  const digits = () =>
    random
      .int(2 ** 27)
      .toString(32)
      .padStart(6, '0');
  return (prefix) =>
    `${prefix}_${now().getTime().toString(32).padStart(9, '0')}${digits()}${digits()}`;
}

function listenTo(complaints: World['complaints']): Logger {
  const note = (fields: Record<string, unknown>, message: string) => {
    complaints.push({ code: typeof fields.code === 'string' ? fields.code : '', message });
  };
  return { info: () => {}, warn: note, error: note };
}
