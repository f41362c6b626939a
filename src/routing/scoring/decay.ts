/** Says how much of something old still counts. */

/** A sign of interest is worth half after so many days. */
export const HALF_LIFE_DAYS = 14;

/** Exponential decay, 0..1: 1 today, a half at the half-life, a quarter at twice that. */
export function decay(daysAgo: number): number {
  return 0.5 ** (Math.max(0, daysAgo) / HALF_LIFE_DAYS);
}
