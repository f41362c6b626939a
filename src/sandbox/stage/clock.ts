import type { Clock } from '../../ports.ts';

/** A clock that somebody moves: bot and sandbox read the same one. */
export interface StageClock extends Clock {
  /** Forward; an instant that has passed already changes nothing. */
  moveTo(at: Date): void;
}

/** Time that flows as the real one does, can be stopped, and jumps where nothing would happen. */
export class RunningClock implements StageClock {
  #now: number;
  /** On the machine's monotonic clock; null while time stands still. */
  #readAt: number | null;

  constructor(startsAt: Date) {
    this.#now = startsAt.getTime();
    this.#readAt = performance.now();
  }

  now(): Date {
    return new Date(this.#read());
  }

  moveTo(at: Date): void {
    this.#now = Math.max(this.#read(), at.getTime());
  }

  isRunning(): boolean {
    return this.#readAt !== null;
  }

  setRunning(running: boolean): void {
    this.#read();
    this.#readAt = running ? performance.now() : null;
  }

  /** What has flowed since the last look is kept whole: rounding it would lose time. */
  #read(): number {
    if (this.#readAt !== null) {
      const at = performance.now();
      this.#now += at - this.#readAt;
      this.#readAt = at;
    }
    return Math.round(this.#now);
  }
}
