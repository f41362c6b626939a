export interface Allowance {
  perMinute: number;
  /** How many may come at once, after a quiet time. */
  atOnce: number;
}

/** Counts calls as water in leaking buckets, on the clock of the workspace. */
export class RateLimits {
  readonly #buckets = new Map<string, { level: number; at: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Counts a call and answers 0, or counts nothing and answers the seconds to wait. */
  count(name: string, { perMinute, atOnce }: Allowance): number {
    const at = this.#now().getTime();
    const before = this.#buckets.get(name) ?? { level: 0, at };
    // A clock that is set back leaks nothing meanwhile.
    const leaked = (Math.max(0, at - before.at) * perMinute) / 60_000;
    const level = Math.max(0, before.level - leaked);
    const excess = level + 1 - atOnce;
    // A hair of tolerance: fractions of a call add up to a little more than they should.
    const isFull = excess > 1e-6;
    this.#buckets.set(name, { level: isFull ? level : level + 1, at });
    return isFull ? Math.ceil((excess * 60) / perMinute) : 0;
  }
}
