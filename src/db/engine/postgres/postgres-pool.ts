import { Pool, type PoolClient, types } from 'pg';
import { AppError } from '../../../errors.ts';
import { storeFailed, withoutParameters } from '../faults.ts';

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5_000;
const READ_TIMEOUT_MS = 15_000;

// Drizzle asks pg's global parsers, not the pool's, so a count would come back as a string.
types.setTypeParser(types.builtins.INT8, toSafeInteger);

export function createPool(url: string): Pool {
  const pool = new Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: READ_TIMEOUT_MS,
    application_name: 'baton',
  });
  // A server that goes away fails the queries of that moment; it must not crash the process too.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** A client whose transaction may still be open is destroyed, never given back to the pool. */
export async function withClient<T>(
  pool: Pool,
  use: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw storeFailed(error);
  });
  let usable = true;
  try {
    return await use(client);
  } catch (error) {
    const timedOut = error instanceof AppError && error.code === 'upstream.store_timeout';
    usable = !timedOut && (await rolledBack(client));
    throw usable || timedOut ? error : storeFailed(withoutParameters(error));
  } finally {
    client.release(!usable);
  }
}

/** False when the connection is lost. */
async function rolledBack(client: PoolClient): Promise<boolean> {
  return await client.query('rollback').then(
    () => true,
    () => false,
  );
}

/** PostgreSQL answers the COMMIT of a failed transaction with a rollback and no error. */
export async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command === 'COMMIT') return;
  throw new AppError(
    'bug.swallowed_error',
    'An SQL error was caught inside db.tx; it rolled back.',
  );
}

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new AppError('bug.integer_overflow', `An integer of the database is beyond 2^53: ${text}`);
}
