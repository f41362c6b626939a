import { AppError } from '../errors.ts';
import type { GateAnswer } from './http-gate.ts';

/** For a receiver that knows repetitions by their id: a lost answer is as good as none. */
export function safeToRepeat(thrown: unknown): never {
  if (!(thrown instanceof AppError) || thrown.code !== 'upstream.uncertain') throw thrown;
  const { message, details, cause } = thrown;
  throw new AppError('upstream.unreachable', message, { retryable: true, details, cause });
}

/**
 * @throws AppError `upstream.rate_limited`, `upstream.unreachable` where it may succeed later,
 *   `upstream.refused` where it never will
 */
export function assertAccepted(
  { status, retryAfterMs }: GateAnswer,
  { receiver, messageId }: { receiver: string; messageId: string },
): void {
  if (status >= 200 && status < 300) return;
  const details = { messageId, status, word: `http_${status}` };
  const told = `${receiver} answered ${status} to ${messageId}`;
  if (status === 429) {
    throw new AppError('upstream.rate_limited', `${told}: not so fast.`, {
      retryable: true,
      details: { ...details, retryAfterMs },
    });
  }
  if (status >= 500 || status === 408) {
    const options = { retryable: true, details };
    throw new AppError('upstream.unreachable', `${told}. It will be sent again.`, options);
  }
  throw new AppError('upstream.refused', `${told}. Mend the receiver, then retry.`, { details });
}
