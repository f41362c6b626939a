/** Reads percentiles off lengths of time by the nearest rank: each is one that was measured. */

export interface Spread {
  count: number;
  /** Null where nothing was measured, like the others. */
  medianMs: number | null;
  p90Ms: number | null;
  p99Ms: number | null;
}

/** In any order. The percentile p of n lengths is the one of rank ⌈p · n⌉ from the smallest. */
export function spreadOf(lengths: readonly number[]): Spread {
  const sorted = Float64Array.from(lengths).toSorted();
  const at = (hundredths: number) =>
    sorted[Math.ceil((hundredths * sorted.length) / 100) - 1] ?? null;
  return { count: sorted.length, medianMs: at(50), p90Ms: at(90), p99Ms: at(99) };
}
