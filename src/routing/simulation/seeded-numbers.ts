/** Makes chance that can be had again: the same seed gives the same numbers on every machine. */

/**
 * Numbers of at least 0 and less than 1. Mulberry32: 32 bits of state, published by Tommy Ettinger
 * into the public domain.
 */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
