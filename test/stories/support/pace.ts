import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { RunningServer } from '../../../src/app.ts';
import { nextMessageAt } from '../../../src/db/outbox-store.ts';
import { nextDueAt } from '../../../src/services/next-due.ts';
import type { StoryClock } from './clock.ts';

/** Waits as short as Slack's limits cost are part of what was asked for, not of the story. */
const SMALL_WAIT_MS = 3_000;
/** So many looks in a row at which nothing was under way and nothing was due. */
const QUIET_LOOKS = 3;
/** Looks before the loop stops spinning and sleeps a millisecond between them. */
const EAGER_LOOKS = 200;
const MOST_POKES = 200;
const PATIENCE_MS = 30_000;

/** Moves the clock from due time to due time, and lets everything come to rest at each. */
export class Pace {
  readonly #server: RunningServer;
  readonly #clock: StoryClock;
  /** What happened at this instant is over: it can be told. */
  readonly #told: () => void;
  /** Where the story put the clock; small waits are not counted, so that they add up to nothing. */
  #at: Date;

  constructor(parts: { server: RunningServer; clock: StoryClock; told: () => void }) {
    this.#server = parts.server;
    this.#clock = parts.clock;
    this.#told = parts.told;
    this.#at = parts.clock.now();
  }

  get at(): Date {
    return this.#at;
  }

  /** Until nothing is left to do now, or within the small wait that Slack's limits may cost. */
  async settle(): Promise<void> {
    const { ctx } = this.#server.core;
    await this.#rest();
    for (;;) {
      const message = await nextMessageAt(ctx.db.read);
      const due = await nextDueAt(ctx);
      const latest = this.#at.getTime() + SMALL_WAIT_MS;
      if (!due || !message || message.getTime() > latest) return;
      await this.#step(due);
    }
  }

  async until(at: Date): Promise<void> {
    const { ctx } = this.#server.core;
    await this.#rest();
    for (;;) {
      const due = await nextDueAt(ctx);
      if (!due || due > at) break;
      await this.#step(due);
    }
    this.#at = at;
    if (at > this.#clock.now()) await this.#step(at);
    await this.settle();
  }

  async #step(at: Date): Promise<void> {
    this.#clock.moveTo(at);
    this.#server.core.ctx.wake();
    await this.#rest();
  }

  async #rest(): Promise<void> {
    const { ctx } = this.#server.core;
    const givenUpAt = performance.now() + PATIENCE_MS;
    let pokes = 0;
    for (let looks = 0, quiet = 0; quiet < QUIET_LOOKS; looks++) {
      await (looks < EAGER_LOOKS ? setImmediate() : sleep(1));
      if (performance.now() > givenUpAt) throw new Error('The server does not come to rest.');
      quiet = this.#server.busy() ? 0 : quiet + 1;
      if (quiet === 0) continue;
      const due = await nextDueAt(ctx);
      if (!due || due > this.#clock.now()) continue;
      quiet = 0;
      if (++pokes > MOST_POKES) throw new Error(`Something stays due at ${due.toISOString()}.`);
      ctx.wake();
    }
    this.#told();
  }
}
