export interface Allowance {
  perMinute: number;
  /** How many may come at once, after a quiet time. */
  atOnce: number;
}

/** A bucket of its own for each name. */
export type Bucket = Allowance & { name: string };

/** Counts calls as water in leaking buckets, on the clock of the workspace. */
export class RateLimits {
  readonly #buckets = new Map<string, { level: number; at: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Counts a call in each bucket and answers 0, or counts nothing: the seconds to wait. */
  count(buckets: readonly Bucket[]): number {
    const at = this.#now().getTime();
    const levels = buckets.map((bucket) => this.#levelOf(bucket, at));
    const waits = buckets.map((bucket, i) => secondsOver(bucket, levels[i] ?? 0));
    const seconds = Math.max(...waits);
    for (const [i, { name }] of buckets.entries()) {
      const level = levels[i] ?? 0;
      this.#buckets.set(name, { level: seconds > 0 ? level : level + 1, at });
    }
    return seconds;
  }

  #levelOf({ name, perMinute }: Bucket, at: number): number {
    const before = this.#buckets.get(name) ?? { level: 0, at };
    // A clock that is set back leaks nothing meanwhile.
    const leaked = (Math.max(0, at - before.at) * perMinute) / 60_000;
    return Math.max(0, before.level - leaked);
  }
}

/** How long until one more fits; 0 when it does. */
function secondsOver({ perMinute, atOnce }: Allowance, level: number): number {
  const excess = level + 1 - atOnce;
  // A hair of tolerance: fractions of a call add up to a little more than they should.
  return excess > 1e-6 ? Math.ceil((excess * 60) / perMinute) : 0;
}
