import { nextMessageAt } from '../../../src/db/delivery/outbox-store.ts';
import { fastForward, rest, stepTo, type Timed } from '../../../src/sandbox/stage/fast-forward.ts';
import { nextDueAt } from '../../../src/services/sla/next-due.ts';

/** Waits as short as Slack's limits cost are part of what was asked for, not of the story. */
const SMALL_WAIT_MS = 3_000;

/** Moves the clock of a story, and waits after each deed until everything is at rest. */
export class Pace {
  readonly #stage: Timed;
  /** What happened at this instant is over: it can be told. */
  readonly #told: () => void;
  /** Where the story put the clock; small waits are not counted, so that they add up to nothing. */
  #at: Date;

  constructor(stage: Timed, told: () => void) {
    this.#stage = stage;
    this.#told = told;
    this.#at = stage.clock.now();
  }

  get at(): Date {
    return this.#at;
  }

  /** Until nothing is left to do now, or within the small wait that Slack's limits may cost. */
  async settle(): Promise<void> {
    const { ctx } = this.#stage.server.core;
    await rest(this.#stage, this.#told);
    for (;;) {
      const message = await nextMessageAt(ctx.db.read);
      const due = await nextDueAt(ctx);
      const latest = this.#at.getTime() + SMALL_WAIT_MS;
      if (!due || !message || message.getTime() > latest) return;
      await stepTo(this.#stage, due, this.#told);
    }
  }

  async until(at: Date): Promise<void> {
    await fastForward(this.#stage, at, this.#told);
    this.#at = at;
    await this.settle();
  }
}
