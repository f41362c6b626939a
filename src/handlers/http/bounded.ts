import { AppError } from '../../errors.ts';

/** Lets no more in at once than the store can take; the others are asked to come again. */
export function bounded<Sent, Taken>(
  maxPending: number,
  take: (sent: Sent) => Promise<Taken>,
): (sent: Sent) => Promise<Taken> {
  let pending = 0;
  return async (sent) => {
    if (pending >= maxPending) {
      const message = 'Too many deliveries wait to be stored; send this one again.';
      throw new AppError('upstream.intake_full', message, { retryable: true });
    }
    pending += 1;
    try {
      return await take(sent);
    } finally {
      pending -= 1;
    }
  };
}
