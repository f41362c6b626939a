/** Names for new things: message timestamps that only rise, and numbered ids. */
export class Ids {
  readonly #now: () => Date;
  #lastMicros = 0;
  #count = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  ts(): string {
    this.#lastMicros = Math.max(this.#now().getTime() * 1000, this.#lastMicros + 1);
    const digits = String(this.#lastMicros);
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  }

  next(prefix: string): string {
    this.#count += 1;
    return `${prefix}${String(this.#count).padStart(6, '0')}`;
  }
}
