import { isDeepStrictEqual } from 'node:util';
import { createRandom } from '../sim/random.ts';

export interface ActiveFault<F> {
  fault: F;
  /** How often it will still strike; null: until it is cleared. */
  left: number | null;
}

/** What is to go wrong. Faults wait in order, and each call takes the first that strikes it. */
export class Faults<F extends { times?: number; rate?: number }> {
  #active: { fault: F; left: number }[] = [];
  readonly #random;

  /** The same seed gives faults with a `rate` to the same calls. */
  constructor(seed = 1) {
    this.#random = createRandom(seed);
  }

  /** Without `times` it stays until `clear`. */
  add(fault: F): void {
    this.#active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(isMeant: (fault: F) => boolean = () => true): void {
    this.#active = this.#active.filter(({ fault }) => !isMeant(fault));
  }

  /** Takes back one that is as `fault` says; others that are like it stay. */
  end(fault: F): void {
    const at = this.#active.findIndex((each) => isDeepStrictEqual(each.fault, fault));
    if (at >= 0) this.#active.splice(at, 1);
  }

  /** The fault of the next call, of those that concern it. */
  take(concerns: (fault: F) => boolean = () => true): F | undefined {
    const struck = this.#active.find(
      ({ fault }) => concerns(fault) && this.#random.chance(fault.rate ?? 1),
    );
    if (!struck) return undefined;
    struck.left -= 1;
    if (struck.left === 0) this.#active = this.#active.filter((each) => each !== struck);
    return struck.fault;
  }

  list(): ActiveFault<F>[] {
    return this.#active.map(({ fault, left }) => ({
      fault,
      left: Number.isFinite(left) ? left : null,
    }));
  }
}
