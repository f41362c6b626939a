import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Pool, PoolClient, QueryConfig } from 'pg';
import { AppError } from '../../../errors.ts';
import type { Database, LockOptions, Tx } from '../../database.ts';
import { tables } from '../../schema.pg.ts';
import { driverCodes, storeFailed, withoutParameters } from '../faults.ts';
import { applyMigrations } from '../migrate.ts';
import {
  assertNotInTransaction,
  assertNotNested,
  runScoped,
  storeTimeout,
  TX_DEADLINE_MS,
} from '../scope.ts';
import { commit, createPool, withClient } from './postgres-pool.ts';

const MAX_ATTEMPTS = 6;
const BACKOFF_MS = 10;
const MIGRATION_LOCK = 72_217_001;
const RETRIED_CODES = ['40001', '40P01'];
const CANCELED_CODE = '57014';
/** Connection lost or refused, out of resources, shutting down, read-only. */
const ENGINE_CODES = /^(08|53|57P|58|25006|E[A-Z]+$)/;

/** PostgreSQL's driver plans each statement anew: prepared ones do not survive every pooler. */
export function asking(builder: object): Tx {
  const tx = builder as Tx;
  tx.ask = async (question, values) => question(tx).prepare('').execute(values);
  tx.give = async (order, values) => {
    const rows = await order(tx).prepare('').execute(values);
    return Array.isArray(rows) ? rows : [];
  };
  return tx;
}

/** What every PostgreSQL has in common, whichever way it is reached. */
export const postgresDialect = {
  dialect: 'postgres',
  t: tables,
  lock<Q>(query: Q, { skipLocked = false }: LockOptions = {}): Q {
    const select = query as { for(strength: 'update', config: LockOptions): Q };
    return select.for('update', { skipLocked });
  },
  async mutex(tx: Tx, name: string) {
    const builder = tx as unknown as PgDatabase<PgQueryResultHKT>;
    await builder.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
  },
  isUniqueViolation: (error: unknown) => driverCodes(error).includes('23505'),
} as const;

/** Opens a pool; nothing is connected before the first query. */
export function openPostgres(url: string): Database {
  const pool = createPool(url);
  return {
    ...postgresDialect,
    read: guarded(pool, () => assertNotInTransaction('db.read'), asEngineFault),
    async tx(work, { deadlineMs = TX_DEADLINE_MS } = {}) {
      assertNotNested();
      return await withRetries(() => runOnce(pool, deadlineMs, work));
    },
    migrate: () =>
      migratePostgres(pool).catch((error: unknown) => {
        throw asEngineFault(error);
      }),
    close: async () => {
      if (!pool.ending) await pool.end();
    },
  };
}

async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const again = driverCodes(error).some((code) => RETRIED_CODES.includes(code));
      if (!again || tries === MAX_ATTEMPTS) throw error;
    }
    await delay(Math.random() * BACKOFF_MS * 2 ** tries);
  }
}

async function runOnce<T>(
  pool: Pool,
  deadlineMs: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await withClient(pool, async (client) => {
      await client.query(`begin; set local statement_timeout = ${deadlineMs}`);
      const value = await runScoped(deadlineMs, (scope) =>
        work(guarded(client, () => scope.assertOpen())),
      );
      await commit(client);
      return value;
    });
  } catch (error) {
    throw asFault(error, deadlineMs);
  }
}

function asFault(error: unknown, deadlineMs: number): unknown {
  if (error instanceof AppError) return error;
  const codes = driverCodes(error);
  if (codes.includes(CANCELED_CODE)) return storeTimeout(deadlineMs, withoutParameters(error));
  if (codes.some((code) => ENGINE_CODES.test(code))) return storeFailed(withoutParameters(error));
  return withoutParameters(error);
}

/** Reads and migrations: a server that is away, or read-only, is something that passes. */
function asEngineFault(error: unknown): unknown {
  return driverCodes(error).some((code) => ENGINE_CODES.test(code)) ? storeFailed(error) : error;
}

/** A query builder that asks for leave before every statement. */
function guarded(
  client: Pool | PoolClient,
  assertAllowed: () => void,
  translate: (error: unknown) => unknown = (error) => error,
): Tx {
  const query = async (config: QueryConfig, values?: unknown[]) => {
    assertAllowed();
    try {
      return await client.query(config, values);
    } catch (error) {
      throw translate(error);
    }
  };
  return asking(Object.assign(drizzle({ query } as unknown as PoolClient), { t: tables }));
}

function migratePostgres(pool: Pool): Promise<number> {
  return withClient(pool, async (client) => {
    await client.query('begin; set local statement_timeout = 0');
    await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const applied = await applyMigrations('postgres', async (statement) => {
      const { rows } = await client.query<Record<string, unknown>>(statement);
      return rows;
    });
    await commit(client);
    return applied;
  });
}
