/** The seven families of faults. What follows the dot names the state that was found. */
export type ErrorFamily = 'input' | 'auth' | 'missing' | 'conflict' | 'policy' | 'upstream' | 'bug';
export type ErrorCode = `${ErrorFamily}.${string}`;

export interface ErrorOptions {
  /** May the same call succeed later without anybody changing anything? */
  retryable?: boolean;
  cause?: unknown;
  /** Ids, field names and expectations; never a secret and never personal data. */
  details?: Record<string, unknown>;
}

/** A fault: something that should not happen, with a code to look up in docs/errors.md. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}

/** The AppError inside anything thrown; whatever was not foreseen becomes `bug.unexpected`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof Error && thrown.cause instanceof AppError) return thrown.cause;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('bug.unexpected', message, { cause: thrown });
}
