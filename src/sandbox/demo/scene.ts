import { setTimeout as sleep } from 'node:timers/promises';
import { fastForward } from '../stage/fast-forward.ts';
import type { Stage } from '../stage/open-stage.ts';
import { timeOfDay, untilHour } from './clock.ts';
import type { Terminal } from './terminal.ts';

/** A part of the story. */
export interface Chapter {
  title: string;
  play(scene: Scene): Promise<void>;
}

/** What a step says when it has happened. */
export interface Told {
  actor: string;
  what: string;
  why: string;
}

export class DemoFailure extends Error {
  override readonly name = 'DemoFailure';
}

const STEP_MS = 6_000;
const LOOK_EVERY_MS = 15;

/** The stage while a story is played: each step is named, has its time, and leaves one line. */
export class Scene {
  readonly stage: Stage;
  readonly #terminal: Terminal;
  steps = 0;
  leads = 0;

  constructor(stage: Stage, terminal: Terminal) {
    this.stage = stage;
    this.#terminal = terminal;
  }

  /** @throws DemoFailure that names the step when it does not happen within its time */
  async step(name: string, work: () => Promise<Told>): Promise<void> {
    await this.find(name, async () => [await work(), null]);
  }

  /** A step that has something to hand on. */
  async find<T>(name: string, work: () => Promise<[Told, T]>): Promise<T> {
    this.steps += 1;
    const inTime = new AbortController();
    const tooLong = sleep(STEP_MS, undefined, { signal: inTime.signal }).then(
      () => Promise.reject(new Error(`It took longer than ${STEP_MS / 1_000} s.`)),
      () => new Promise<never>(() => {}),
    );
    try {
      const [told, found] = await Promise.race([work(), tooLong]);
      this.#terminal.line({ at: timeOfDay(this.stage.clock.now()), ...told });
      return found;
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new DemoFailure(`Step ${this.steps}, “${name}”, did not happen. ${why}`, { cause });
    } finally {
      inTime.abort();
    }
  }

  /** Whatever becomes due meanwhile happens, at its time. */
  pass(minutes: number): Promise<void> {
    return this.#fastForward(minutes * 60_000);
  }

  /** To the next time that the clock in Madrid shows this hour. */
  passUntil(hour: number): Promise<void> {
    return this.#fastForward(untilHour(this.stage.clock.now(), hour));
  }

  #fastForward(ms: number): Promise<void> {
    return fastForward(this.stage, new Date(this.stage.clock.now().getTime() + ms));
  }
}

/** Looks again and again until there is something to see; the step's time ends it. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined> | T | null | undefined,
  patienceMs = STEP_MS - 500,
): Promise<T> {
  const givenUpAt = performance.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined) return seen;
    if (performance.now() > givenUpAt) throw new Error(`Waited in vain for ${what}.`);
    await sleep(LOOK_EVERY_MS);
  }
}
