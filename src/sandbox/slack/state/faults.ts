/** What goes wrong, to which Web API method, how often. `*` means every method. */
export type Fault = { method: string; times?: number } & (
  | { kind: 'http_500' }
  /** Never answers, and does nothing. */
  | { kind: 'hang' }
  /** Does what was asked, then drops the connection. */
  | { kind: 'answer_lost' }
  /** Drops the connection before it did anything. */
  | { kind: 'refuse' }
  | { kind: 'rate_limited'; retryAfter: number }
  | { kind: 'error'; error: string }
);

/** Faults wait in order; each call takes the first that names its method. */
export class Faults {
  #waiting: { fault: Fault; left: number }[] = [];

  /** Without `times` it stays until `clear`. */
  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(method?: string): void {
    this.#waiting = this.#waiting.filter(
      ({ fault }) => method !== undefined && fault.method !== method,
    );
  }

  take(method: string): Fault | undefined {
    const entry = this.#waiting.find(
      ({ fault, left }) => left > 0 && (fault.method === method || fault.method === '*'),
    );
    if (entry) entry.left -= 1;
    return entry?.fault;
  }
}
