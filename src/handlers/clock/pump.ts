import { toAppError } from '../../errors.ts';
import type { Logger } from '../../ports.ts';

/**
 * A loop that works until nothing is due, one run at a time, and remembers when it last managed.
 */
export interface Pump {
  name: string;
  /** Runs now, or once more after the run under way. */
  poke(): void;
  /** Whether it works, or was poked and is about to. */
  busy(): boolean;
  /** When it last got through without a fault, by the process's own monotonic clock. */
  lastDoneAt(): number;
  /** Waits for the run under way and starts no other. */
  stop(): Promise<void>;
}

export function createPump(name: string, work: () => Promise<number>, log: Logger): Pump {
  let wanted = false;
  let stopped = false;
  let running: Promise<void> | null = null;
  let lastDoneAt = performance.now();

  /** True while there may be more to do. */
  async function runOnce(): Promise<boolean> {
    wanted = false;
    const done = await work();
    return !stopped && (done > 0 || wanted);
  }

  async function run(): Promise<void> {
    try {
      while (await runOnce());
      lastDoneAt = performance.now();
    } catch (thrown) {
      const err = toAppError(thrown);
      log.error({ loop: name, code: err.code, err }, 'A loop failed; the next tick tries again.');
    } finally {
      running = null;
    }
  }

  return {
    name,
    poke() {
      wanted = true;
      // Started in a later turn, so that a poke out of the work itself finds it running.
      if (!stopped) running ??= Promise.resolve().then(run);
    },
    busy: () => running !== null,
    lastDoneAt: () => lastDoneAt,
    async stop() {
      stopped = true;
      await running;
    },
  };
}
