import { DrizzleQueryError } from 'drizzle-orm';
import { AppError } from '../../errors.ts';

const MAX_CAUSES = 6;

/** The driver's codes along the chain of causes: `SQLITE_FULL`, `23505`, `ECONNREFUSED`. */
export function driverCodes(error: unknown): string[] {
  const codes: string[] = [];
  let cause = error;
  for (let depth = 0; cause instanceof Error && depth < MAX_CAUSES; depth++) {
    if ('code' in cause && typeof cause.code === 'string') codes.push(cause.code);
    cause = cause.cause;
  }
  return codes;
}

/** Drizzle's message carries every parameter, e-mail addresses included: keep the driver's own. */
export function withoutParameters(error: unknown): unknown {
  return error instanceof DrizzleQueryError ? (error.cause ?? error) : error;
}

export function storeFailed(cause: unknown): AppError {
  const code = driverCodes(cause)[0] ?? 'no code';
  const message = `The database did not confirm the transaction (${code}). Repeat the call.`;
  return new AppError('upstream.store_failed', message, { retryable: true, cause });
}
