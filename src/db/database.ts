import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Tables } from './tables/index.ts';

export { assertNotInTransaction } from './engine/scope.ts';

export type Dialect = 'sqlite' | 'postgres';

/** PostgreSQL's builder is the canonical type: SQLite's own `.get .all .run` do not compile. */
type Builder = PgDatabase<PgQueryResultHKT>;

/**
 * A select that is asked often, with `sql.placeholder` where a value will stand. Defined once at
 * module level: SQLite keeps its SQL, which takes longer to write than to run.
 */
export type Question<Row> = (from: Reader) => {
  getSQL(): SQL;
  prepare(name: string): { execute(values?: Record<string, unknown>): PromiseLike<Row[]> };
};

/**
 * An insert that is given often, with `sql.placeholder` where a value will stand: the same for what
 * is written.
 */
export type Order = (tx: Tx) => {
  getSQL(): SQL;
  prepare(name: string): { execute(values?: Record<string, unknown>): PromiseLike<unknown> };
};

/** What a query may do anywhere, and the tables of its engine. Every `Tx` is a `Reader`. */
export type Reader = Pick<Builder, 'select' | 'selectDistinct' | 'with' | '$with' | '$count'> & {
  readonly t: Tables;
  /** Values by the names of their placeholders: texts and whole numbers, as they are stored. */
  ask<Row>(
    question: Question<Row>,
    values?: Record<string, string | number | Date>,
  ): Promise<Row[]>;
};

/** What a query may do inside a transaction. For row locks use `Database.lock`, not `.for`. */
export type Tx = Reader &
  Pick<Builder, 'insert' | 'update' | 'delete'> & {
    /** Values by the names of their placeholders, as they are stored (`encodeRow`). */
    give(order: Order, values: Record<string, unknown>): Promise<unknown[]>;
  };

export interface TxOptions {
  /** How long the callback may take before it is rolled back; `TX_DEADLINE_MS` when left out. */
  deadlineMs?: number;
  /** Somebody waits for it: on SQLite it goes before what works in the background. */
  urgent?: boolean;
}

export interface LockOptions {
  /** Leave out the rows another transaction holds instead of waiting for them. */
  skipLocked?: boolean;
}

/** The whole of what Baton asks of a database. Both engines pass the same conformance suite. */
export interface Database {
  readonly dialect: Dialect;
  /** The tables of this engine; `read.t` and `tx.t` are the same. */
  readonly t: Tables;
  /** Committed data only. Refused inside a transaction (`bug.call_in_transaction`). */
  readonly read: Reader;
  /**
   * The only way to write: all of `work` is committed, and durable when the promise resolves, or
   * none of it. On PostgreSQL `work` runs again after a deadlock or a serialization failure, so it
   * must have no effect outside `tx`; and an SQL error ends the transaction, so it must not be
   * caught there (use `onConflictDoNothing().returning()`).
   *
   * @throws AppError `upstream.store_timeout` past the deadline, `upstream.store_busy` when another
   *   process keeps the lock or too many wait, `upstream.store_failed` when the engine refuses
   *   (disk full, no connection). Nothing was confirmed; all three are retryable.
   * @throws AppError `bug.nested_transaction` inside another transaction: pass its `tx` down.
   */
  tx<T>(work: (tx: Tx) => Promise<T>, options?: TxOptions): Promise<T>;
  /** Locks the selected rows until the transaction ends. SQLite's only writer needs no lock. */
  lock<Q>(query: Q, options?: LockOptions): Q;
  /** Serializes everybody who names the same mutex until the transaction ends. */
  mutex(tx: Tx, name: string): Promise<void>;
  isUniqueViolation(error: unknown): boolean;
  /**
   * Brings the schema up to date, one migrator at a time. Returns how many migrations it applied.
   */
  migrate(): Promise<number>;
  /** Finishes the transactions that are under way or waiting, then lets go of the database. */
  close(): Promise<void>;
}
