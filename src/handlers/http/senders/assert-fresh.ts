import { AppError } from '../../../errors.ts';

const MINUTE_MS = 60_000;

/**
 * @param signedAt the time that the sender signed
 * @throws AppError `auth.stale`, `auth.from_the_future`
 */
export function assertFresh(signedAt: Date, now: Date, toleranceMs: number): void {
  const aheadMs = signedAt.getTime() - now.getTime();
  const minutes = `${toleranceMs / MINUTE_MS} minutes`;
  if (aheadMs < -toleranceMs) {
    throw new AppError('auth.stale', `The signature is more than ${minutes} old.`);
  }
  if (aheadMs > toleranceMs) {
    const message = `The signature is dated more than ${minutes} ahead of this clock.`;
    throw new AppError('auth.from_the_future', message);
  }
}
