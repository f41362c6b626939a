import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../../src/db/database.ts';
import { toAppError } from '../../../src/errors.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import type { Context } from '../../../src/services/context.ts';
import { MIA } from '../../support/cast.ts';
import { createWorld } from '../../support/world.ts';
import { type Ending, readEnding } from './ending.ts';
import {
  type Act,
  deliver,
  type Race,
  type Scene,
  setScenes,
  THREE_REPS,
  type Verdict,
} from './scene.ts';
import { contradictionsShown } from './shown.ts';

/** Two processes on one store: who acts goes through the one or the other. */
export type Doors = readonly [Database, Database];

export interface Report {
  /** What must not be, each with its number. */
  faults: Map<string, number>;
  /** How often it ended in which way. */
  endings: Map<string, number>;
}

const ABREAST = 10;
const MANY = 500;
/** How far apart they start: not at all, and up to as long as the slowest took just before. */
const GAPS = [0, 0, 1 / 8, 1 / 4, 1 / 2, 1];
const LONGEST_GAP_MS = 250;
const PRESSES = 3;
/** Of what was slow once so much is left after each act. */
const FORGETS = 0.9;

/** How long an act takes on this machine now, which other work slows down. */
interface Pace {
  slowestMs: number;
}

/**
 * Runs it so many times. The oracle are the same acts one after the other, in each order: a race
 * may write nothing about its lead that none of those writes.
 */
export async function runRace(doors: Doors, race: Race, rounds: number): Promise<Report> {
  const world = await createWorld({ db: doors[0], policy: race.policy ?? THREE_REPS });
  const orders = permutations(race.acts.map((_, index) => index));
  const known = new Map<string, string>();
  for (const order of orders) {
    const [scene] = await setScenes(world, race, 1);
    if (!scene) throw new Error('There is no scene.');
    const told: Verdict[] = [];
    for (const index of order) told[index] = await perform(race.acts[index], world.ctx, scene);
    for (const { words, print } of await close(race, [scene], [told])) known.set(print, words);
  }
  const pace = { slowestMs: 0 };
  const report: Report = { faults: new Map(), endings: new Map() };
  const count = (which: 'faults' | 'endings', what: string) =>
    report[which].set(what, (report[which].get(what) ?? 0) + 1);
  for (const words of known.values()) {
    if (!race.endings.includes(words)) count('faults', `in order: ${words}`);
  }
  const abreast = race.alone ? 1 : ABREAST;
  for (let done = 0; done < rounds; done += abreast) {
    const scenes = await setScenes(world, race, Math.min(abreast, rounds - done));
    const start = (scene: Scene, n: number) =>
      atOnce(race, scene, { doors, order: orders[n % orders.length] ?? [], n, pace });
    const told = await Promise.all(scenes.map((scene, n) => start(scene, done + n)));
    for (const { words, print, faults } of await close(race, scenes, told)) {
      for (const fault of faults) count('faults', fault);
      if (!race.endings.includes(words)) count('faults', `unforeseen: ${words}`);
      if (!known.has(print)) count('faults', `as no order ends: ${print}`);
      count('endings', words);
    }
  }
  // Else it was no race: with so many starts each of them is first at times.
  const unseen = race.endings.filter((words) => !report.endings.has(words));
  if (rounds >= MANY) for (const words of unseen) count('faults', `never seen: ${words}`);
  return report;
}

/** Each start is another: who goes first, by how much, and through which process. */
async function atOnce(
  race: Race,
  scene: Scene,
  { doors, order, n, pace }: { doors: Doors; order: number[]; n: number; pace: Pace },
): Promise<Verdict[]> {
  const share = GAPS[Math.floor(n / order.length) % GAPS.length] ?? 0;
  const gapMs = share * Math.min(pace.slowestMs, LONGEST_GAP_MS);
  return Promise.all(
    race.acts.map(async (act, index) => {
      const waitMs = order.indexOf(index) * gapMs;
      if (waitMs > 0) await delay(waitMs);
      const db = doors[(index + n) % 2] ?? doors[0];
      const startedAt = performance.now();
      const told = await perform(act, { ...scene.world.ctx, db }, scene);
      pace.slowestMs = Math.max(pace.slowestMs * FORGETS, performance.now() - startedAt);
      return told;
    }),
  );
}

/**
 * Whom a store that is too busy tells to press again does so. Any other refusal or a bug is an
 * ending like any other, and foreseen by nobody.
 */
async function perform(act: Act | undefined, ctx: Context, scene: Scene): Promise<Verdict> {
  for (let presses = 1; ; presses++) {
    try {
      return (await act?.(ctx, scene)) ?? { outcome: 'nothing' };
    } catch (thrown) {
      const { code } = toAppError(thrown);
      if (!TOO_BUSY.has(code) || presses === PRESSES) return { outcome: code };
    }
  }
}

const TOO_BUSY = new Set(['upstream.store_busy', 'upstream.store_timeout']);

/** Reads how each ended, then leaves nothing running for the next. */
async function close(race: Race, scenes: Scene[], told: Verdict[][]): Promise<Ending[]> {
  const [first] = scenes;
  if (!first) throw new Error('Nobody raced.');
  const { world } = first;
  const endings = await Promise.all(scenes.map((scene, n) => readEnding(scene, told[n] ?? [])));
  await deliver(world);
  await Promise.all(
    scenes.map(async (scene, n) => {
      endings[n]?.faults.push(...(await contradictionsShown(scene)));
      await race.after?.(world.ctx, scene);
      for (const leadId of [scene.leadId, scene.otherId]) {
        await closeLead(world.ctx, { leadId, closeAs: 'stale', reason: null, actor: MIA });
      }
    }),
  );
  await deliver(world);
  return endings;
}

function permutations(items: number[]): number[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item) =>
    permutations(items.filter((one) => one !== item)).map((rest) => [item, ...rest]),
  );
}
