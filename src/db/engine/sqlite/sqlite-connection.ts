import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { AppError } from '../../../errors.ts';
import { driverCodes } from '../faults.ts';

/** A try blocks the event loop, so it is short; waiting longer is done asynchronously. */
const BUSY_TIMEOUT_MS = 20;
const LOCK_RETRY_MS = 20;
/** How long another process (the CLI) may keep the write lock before we give up. */
const LOCK_WAIT_MS = 5_000;
const CACHED_STATEMENTS = 200;
/** The pages of 100,000 accounts and their indexes; SQLite's own 2 MB hold a tenth of them. */
const CACHE_KB = 16_000;

/**
 * What every connection must say about itself. `synchronous` 2 is FULL: with NORMAL, which
 * better-sqlite3 silently chooses when it opens a WAL file again, a power cut loses acknowledged
 * leads.
 */
const SAFE_PRAGMAS = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: BUSY_TIMEOUT_MS,
} as const;

/**
 * @throws AppError `conflict.unsafe_pragma` when a setting that durability rests on is not held.
 */
export function assertPragmas(client: Sqlite.Database): void {
  for (const [name, expected] of Object.entries(SAFE_PRAGMAS)) {
    const found = client.pragma(name, { simple: true });
    if (found === expected) continue;
    throw new AppError(
      'conflict.unsafe_pragma',
      `SQLite runs with ${name} = ${String(found)} where ${expected} is needed: ${client.name}`,
      { details: { name, expected, found } },
    );
  }
}

/** Opens a connection with safe settings, asserted. The file must not be shared over a network. */
export function connectSqlite(file: string, options: { readonly?: boolean } = {}): Sqlite.Database {
  const client = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS, ...options });
  try {
    if (!options.readonly) client.pragma('journal_mode = WAL');
    client.pragma('synchronous = FULL');
    client.pragma('foreign_keys = ON');
    // Each transaction of a group is a savepoint, whose journal is a temporary file otherwise.
    client.pragma('temp_store = MEMORY');
    client.pragma(`cache_size = -${CACHE_KB}`);
    client.pragma('trusted_schema = OFF');
    assertPragmas(client);
  } catch (error) {
    client.close();
    throw error;
  }
  return client;
}

/**
 * Starts a write transaction, waiting for another process without blocking the event loop.
 *
 * @throws AppError `upstream.store_busy` when the lock is not free within five seconds.
 */
export async function beginImmediate(client: Sqlite.Database): Promise<void> {
  const giveUpAt = performance.now() + LOCK_WAIT_MS;
  for (;;) {
    try {
      client.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!driverCodes(error).some((code) => code.startsWith('SQLITE_BUSY'))) throw error;
      if (performance.now() >= giveUpAt) throw storeBusy(error);
    }
    await delay(LOCK_RETRY_MS);
  }
}

function storeBusy(cause: unknown): AppError {
  return new AppError(
    'upstream.store_busy',
    `Another process has held the database's write lock for ${LOCK_WAIT_MS} ms.`,
    { retryable: true, cause },
  );
}

/** Prepares like the client, keeping compiled statements: Drizzle prepares one per query. */
export function cachingPrepare(client: Sqlite.Database): (text: string) => Sqlite.Statement {
  const cache = new Map<string, Sqlite.Statement>();
  return (text) => {
    const found = cache.get(text);
    const statement = found ?? client.prepare(text);
    if (found) cache.delete(text);
    else if (cache.size >= CACHED_STATEMENTS) cache.delete(oldest(cache));
    cache.set(text, statement);
    return statement.reader ? statement.raw(false) : statement;
  };
}

function oldest(cache: Map<string, unknown>): string {
  const [first = ''] = cache.keys();
  return first;
}
