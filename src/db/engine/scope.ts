import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError } from '../../errors.ts';

/** Long enough for the largest decision under load, short enough that one hang is no outage. */
export const TX_DEADLINE_MS = 5_000;

const current = new AsyncLocalStorage<TxScope>();

/** The life of one transaction: while it is open its statements run, afterwards none does. */
export class TxScope {
  #open = true;

  get isOpen(): boolean {
    return this.#open;
  }

  end(): void {
    this.#open = false;
  }

  /** A statement that comes after the end would land in somebody else's transaction. */
  assertOpen(): void {
    if (this.#open) return;
    throw new AppError(
      'bug.late_statement',
      'A statement came after its transaction had ended. Await every query inside db.tx.',
    );
  }
}

/**
 * Adapters and `db.read` call this first: nobody may wait for the outside world, or read past the
 * writer, while a transaction is held.
 *
 * @throws AppError `bug.call_in_transaction`
 */
export function assertNotInTransaction(what: string): void {
  if (!current.getStore()?.isOpen) return;
  throw new AppError(
    'bug.call_in_transaction',
    `${what} was called inside a database transaction. Finish the transaction first.`,
  );
}

/** @throws AppError `bug.nested_transaction` */
export function assertNotNested(): void {
  if (!current.getStore()?.isOpen) return;
  throw new AppError(
    'bug.nested_transaction',
    'db.tx was called inside a transaction. Pass the outer tx down instead.',
  );
}

/**
 * Runs the callback of one transaction in a scope of its own, for at most `deadlineMs`.
 *
 * @throws AppError `upstream.store_timeout` when the callback has not settled by then.
 */
export async function runScoped<T>(
  deadlineMs: number,
  work: (scope: TxScope) => Promise<T>,
): Promise<T> {
  const scope = new TxScope();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(storeTimeout(deadlineMs)), deadlineMs);
  });
  try {
    return await Promise.race([current.run(scope, () => work(scope)), deadline]);
  } finally {
    clearTimeout(timer);
    scope.end();
  }
}

export function storeTimeout(deadlineMs: number, cause?: unknown): AppError {
  const message = `A database transaction took longer than ${deadlineMs} ms and was rolled back.`;
  return new AppError('upstream.store_timeout', message, { retryable: true, cause });
}
