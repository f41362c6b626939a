import { setTimeout as sleep } from 'node:timers/promises';
import { listMessages } from '../../db/outbox-store.ts';
import type { OutboxState } from '../../routing/model/offer.ts';
import { timeOfDay, untilHour } from './clock.ts';
import type { Stage } from './stage.ts';
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
/** Slack takes one message a second for a channel, and a day may leave several. */
const QUIET_MS = 15_000;
const UNDER_WAY: OutboxState[] = ['ready', 'sending', 'retry'];
const MOST = 500;

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

  /** Nothing happens until then; the clock jumps over it. */
  async pass(minutes: number): Promise<void> {
    await this.#quiet();
    this.stage.advance(minutes * 60_000);
  }

  /** To the next time that the clock in Madrid shows this hour. */
  async passUntil(hour: number): Promise<void> {
    await this.#quiet();
    this.stage.advance(untilHour(this.stage.clock.now(), hour));
  }

  /** What is on its way arrives first: a signature of this morning is stale in the evening. */
  async #quiet(): Promise<void> {
    const { ctx } = this.stage;
    const isEmpty = async () => {
      const waiting = await listMessages(ctx.db.read, { states: UNDER_WAY, limit: MOST });
      const now = ctx.clock.now();
      return waiting.some(({ dueAt }) => dueAt <= now) ? null : true;
    };
    await until('the outbox to be empty', isEmpty, QUIET_MS);
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
