/**
 * A bucket of `burst` tokens that refills at `perSecond`, kept as the one instant from which it
 * would be full again. No timer: whoever asks brings the time, in epoch milliseconds.
 */
export class TokenBucket {
  perSecond: number;
  readonly #burst: number;
  #fullAt = Number.NEGATIVE_INFINITY;
  #blockedUntil = Number.NEGATIVE_INFINITY;
  #lastNow = Number.NEGATIVE_INFINITY;

  constructor({ perSecond, burst }: { perSecond: number; burst: number }) {
    this.perSecond = perSecond;
    this.#burst = burst;
  }

  /** Milliseconds until there is a token; 0 when there is one. */
  waitMs(now: number): number {
    this.#follow(now);
    const hasTokenAt = this.#fullAt - (this.#burst - 1) * this.#tokenMs;
    return Math.max(0, Math.ceil(Math.max(hasTokenAt, this.#blockedUntil) - now));
  }

  /** How many may be taken now, one after the other. */
  tokens(now: number): number {
    if (this.waitMs(now) > 0) return 0;
    return Math.floor(this.#burst - Math.max(0, this.#fullAt - now) / this.#tokenMs);
  }

  take(now: number): void {
    this.#follow(now);
    this.#fullAt = Math.max(this.#fullAt, now) + this.#tokenMs;
  }

  block(until: number): void {
    this.#blockedUntil = Math.max(this.#blockedUntil, until);
  }

  isIdle(now: number): boolean {
    this.#follow(now);
    return this.#fullAt <= now && this.#blockedUntil <= now;
  }

  get #tokenMs(): number {
    return 1000 / this.perSecond;
  }

  /** When the clock is set back the waits move along, else an hour's correction costs an hour. */
  #follow(now: number): void {
    const setBack = this.#lastNow - now;
    if (setBack > 0) {
      this.#fullAt -= setBack;
      this.#blockedUntil -= setBack;
    }
    this.#lastNow = now;
  }
}
