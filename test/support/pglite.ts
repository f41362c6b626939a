import type { PGlite, Transaction } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database, Tx } from '../../src/db/database.ts';
import { withoutParameters } from '../../src/db/engine/faults.ts';
import { applyMigrations } from '../../src/db/engine/migrate.ts';
import { asking, postgresDialect } from '../../src/db/engine/postgres/postgres.ts';
import {
  assertNotInTransaction,
  assertNotNested,
  runScoped,
  TX_DEADLINE_MS,
} from '../../src/db/engine/scope.ts';

/** PostgreSQL's dialect without a server. It has one connection: never test a race with it. */
export function openPglite(client: PGlite): Database {
  return {
    ...postgresDialect,
    read: guarded(client, () => assertNotInTransaction('db.read')),
    async tx(work, { deadlineMs = TX_DEADLINE_MS } = {}) {
      assertNotNested();
      const done = client.transaction((transaction) =>
        runScoped(deadlineMs, (scope) => work(guarded(transaction, () => scope.assertOpen()))),
      );
      return await done.catch((error: unknown) => {
        throw withoutParameters(error);
      });
    },
    migrate: () =>
      client.transaction((transaction) =>
        applyMigrations('postgres', async (statement) => {
          const { rows } = await transaction.query<Record<string, unknown>>(statement);
          return rows;
        }),
      ),
    close: async () => {},
  };
}

function guarded(client: PGlite | Transaction, assertAllowed: () => void): Tx {
  const query: PGlite['query'] = (text, values, options) => {
    assertAllowed();
    return client.query(text, values, options);
  };
  return asking(Object.assign(drizzle({ query } as unknown as PGlite), { t: postgresDialect.t }));
}
