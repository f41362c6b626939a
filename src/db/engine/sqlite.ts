import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { AppError } from '../../errors.ts';
import type { Database, Order, Question, Tx } from '../database.ts';
import { tables } from '../schema.sqlite.ts';
import { driverCodes, storeFailed, withoutParameters } from './faults.ts';
import { applyMigrations } from './migrate.ts';
import {
  assertNotInTransaction,
  assertNotNested,
  runScoped,
  TX_DEADLINE_MS,
  type TxScope,
} from './scope.ts';
import { beginImmediate, cachingPrepare, connectSqlite } from './sqlite-connection.ts';
import { SqliteWriter } from './sqlite-writer.ts';

const UNIQUE_CODES = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'];
const ENGINE_CODES = /^SQLITE_(FULL|IOERR|READONLY|BUSY|NOMEM|CORRUPT|CANTOPEN)/;

/** Opens an SQLite file: one writing connection with a queue, one that only reads. */
export function openSqlite(file: string): Database {
  const writing = connectSqlite(file);
  const reading = connectSqlite(file, { readonly: true });
  const writer = new SqliteWriter(writing);
  const written = { client: writing, prepare: cachingPrepare(writing), ask: answering(writing) };
  const read = { prepare: cachingPrepare(reading), ask: answering(reading) };
  return {
    dialect: 'sqlite',
    t: tables,
    read: guarded(read, () => assertNotInTransaction('db.read')),
    async tx(work, { deadlineMs = TX_DEADLINE_MS } = {}) {
      assertNotNested();
      const run = (scope: TxScope) => work(writeHandle(written, scope));
      try {
        return await writer.submit(() => runScoped(deadlineMs, run));
      } catch (error) {
        throw isEngineFault(error) ? storeFailed(error) : withoutParameters(error);
      }
    },
    lock: (query) => query,
    mutex: async () => {},
    isUniqueViolation: (error) => driverCodes(error).some((code) => UNIQUE_CODES.includes(code)),
    migrate: () => migrateSqlite(file),
    async close() {
      await writer.close();
      reading.close();
      closeWriting(writing);
    },
  };
}

/** SQLite's own checkpoint on close leaves the log when this connection has not written. */
function closeWriting(client: Sqlite.Database): void {
  if (!client.open) return;
  try {
    client.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    client.close();
  }
}

/** Statements of a transaction; each is refused when the transaction is no longer open. */
function writeHandle(via: Connection & { client: Sqlite.Database }, scope: TxScope): Tx {
  return guarded(via, () => {
    scope.assertOpen();
    if (!via.client.inTransaction) throw new Error('SQLite has rolled this transaction back');
  });
}

/** How statements reach one connection. */
interface Connection {
  prepare: (text: string) => Sqlite.Statement;
  ask(asked: Question<unknown> | Order, values?: Record<string, unknown>): Promise<unknown[]>;
}

/** A query builder that asks for leave before every statement. */
function guarded({ prepare, ask }: Connection, assertAllowed: () => void): Tx {
  const handle = builder((text) => {
    assertAllowed();
    return prepare(text);
  });
  handle.ask = async <Row>(question: Question<Row>, values?: Record<string, string | number>) => {
    assertAllowed();
    return (await ask(question, values)) as Row[];
  };
  handle.give = async (order, values) => {
    assertAllowed();
    return ask(order, values);
  };
  return handle;
}

/** Writes the SQL of each question and order once, and keeps it as long as the connection. */
function answering(client: Sqlite.Database): Connection['ask'] {
  const to = builder((text) => client.prepare(text));
  const known = new Map<Question<unknown> | Order, Written>();
  return async (asked, values = {}) => {
    const found = known.get(asked) ?? asked(to).prepare('');
    known.set(asked, found);
    const rows = await found.execute(values);
    return Array.isArray(rows) ? rows : [];
  };
}

type Written = ReturnType<ReturnType<Order>['prepare']>;

/** Drizzle asks its client for prepared statements and nothing else. */
function builder(prepare: Connection['prepare']): Tx {
  const client = { prepare } as unknown as Sqlite.Database;
  return Object.assign(drizzle(client), { t: tables }) as unknown as Tx;
}

function isEngineFault(error: unknown): boolean {
  return !(error instanceof AppError) && driverCodes(error).some((code) => ENGINE_CODES.test(code));
}

/** On a connection of its own: foreign keys must be off, and a table may have to be rebuilt. */
async function migrateSqlite(file: string): Promise<number> {
  const client = connectSqlite(file);
  try {
    client.pragma('foreign_keys = OFF');
    await beginImmediate(client);
    const applied = await applyMigrations('sqlite', async (statement) =>
      runStatement(client, statement),
    );
    const [broken] = client.pragma('foreign_key_check') as unknown[];
    if (broken) throw new Error(`A migration broke a foreign key: ${JSON.stringify(broken)}`);
    client.exec('COMMIT');
    return applied;
  } finally {
    client.close();
  }
}

function runStatement(client: Sqlite.Database, text: string): Record<string, unknown>[] {
  const statement = client.prepare<[], Record<string, unknown>>(text);
  if (statement.reader) return statement.all();
  statement.run();
  return [];
}
