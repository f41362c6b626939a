/** For an answer of 429 that does not say how long. */
export const DEFAULT_RETRY_AFTER_MS = 30_000;
const LONGEST_RETRY_AFTER_MS = 3_600_000;

/** Seconds, as the header has them, in milliseconds between 1 s and 1 h; 30 s when unreadable. */
export function retryAfterMs(seconds: number | string | null | undefined): number {
  const value = typeof seconds === 'string' ? Number.parseInt(seconds, 10) : seconds;
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return DEFAULT_RETRY_AFTER_MS;
  }
  return Math.min(Math.max(value * 1000, 1000), LONGEST_RETRY_AFTER_MS);
}
