import type Sqlite from 'better-sqlite3';
import { is, Param, Placeholder, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import { AppError } from '../../../errors.ts';
import type { Database, Order, Question, Tx } from '../../database.ts';
import { tables } from '../../schema.sqlite.ts';
import { driverCodes, storeFailed, withoutParameters } from '../faults.ts';
import { applyMigrations } from '../migrate.ts';
import {
  assertNotInTransaction,
  assertNotNested,
  runScoped,
  TX_DEADLINE_MS,
  type TxScope,
} from '../scope.ts';
import { compileRows, type PreparedSelect } from './read-rows.ts';
import { beginImmediate, cachingPrepare, connectSqlite } from './sqlite-connection.ts';
import { SqliteWriter } from './sqlite-writer.ts';

const UNIQUE_CODES = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'];
const ENGINE_CODES = /^SQLITE_(FULL|IOERR|READONLY|BUSY|NOMEM|CORRUPT|CANTOPEN)/;

/** Opens an SQLite file: one writing connection with a queue, one that only reads. */
export function openSqlite(file: string): Database {
  const writing = connectSqlite(file);
  const reading = connectSqlite(file, { readonly: true });
  const writer = new SqliteWriter(writing);
  const written = { client: writing, ...connection(writing) };
  const read = connection(reading);
  return {
    dialect: 'sqlite',
    t: tables,
    read: guarded(read, () => assertNotInTransaction('db.read')),
    async tx(work, { deadlineMs = TX_DEADLINE_MS, urgent = false } = {}) {
      assertNotNested();
      const run = (scope: TxScope) => work(writeHandle(written, scope));
      try {
        return await writer.submit(() => runScoped(deadlineMs, run), { urgent });
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
  /** Answered at once where Drizzle is not needed for it: each promise between costs a turn. */
  ask: (question: Question<unknown>, values?: Values) => unknown[] | PromiseLike<unknown[]>;
  give: (order: Order, values: Values) => unknown[];
}

function connection(client: Sqlite.Database): Connection {
  return {
    prepare: cachingPrepare(client),
    ask: answering(client),
    give: following(client),
  };
}

/** A query builder that asks for leave before every statement. */
function guarded({ prepare, ask, give }: Connection, assertAllowed: () => void): Tx {
  const handle = builder((text) => {
    assertAllowed();
    return prepare(text);
  });
  handle.ask = async <Row>(question: Question<Row>, values?: Values) => {
    assertAllowed();
    return (await ask(question, values)) as Row[];
  };
  handle.give = async (order, values) => {
    assertAllowed();
    return give(order, values);
  };
  return handle;
}

/** Writes the SQL of each question once, and keeps its statement as long as the connection. */
function answering(client: Sqlite.Database): Connection['ask'] {
  const from = builder((text) => client.prepare(text));
  const known = new Map<Question<unknown>, (values: Values) => ReturnType<Connection['ask']>>();
  return (question, values = {}) => {
    const answer = known.get(question) ?? compileQuestion(client, question(from));
    known.set(question, answer);
    return answer(values);
  };
}

/** The same for orders, whose values come encoded: they are handed to SQLite as they stand. */
function following(client: Sqlite.Database): Connection['give'] {
  const to = builder((text) => client.prepare(text));
  const known = new Map<Order, (values: Values) => unknown[]>();
  return (order, values) => {
    const follow = known.get(order) ?? compileOrder(client, order(to).getSQL());
    known.set(order, follow);
    return follow(values);
  };
}

type Values = Record<string, unknown>;

function compileQuestion(client: Sqlite.Database, asked: ReturnType<Question<unknown>>) {
  const prepared = asked.prepare('');
  const read = compileRows(prepared as PreparedSelect);
  if (read === null) return (values: Values) => prepared.execute(values);
  const { statement, bind } = compile(client, asked.getSQL());
  const raw = statement.raw();
  return (values: Values) => (raw.all(...bind(values)) as unknown[][]).map(read);
}

function compileOrder(client: Sqlite.Database, order: SQL) {
  const { statement, bind } = compile(client, order);
  return (values: Values): unknown[] => {
    const bound = bind(values);
    if (statement.reader) return statement.all(...bound);
    statement.run(...bound);
    return [];
  };
}

const dialect = new SQLiteSyncDialect();

function compile(client: Sqlite.Database, asked: SQL) {
  const { sql: text, params } = dialect.sqlToQuery(asked);
  const statement = client.prepare(text);
  const bind = (values: Values) =>
    params.map((param) => {
      if (is(param, Placeholder)) return values[param.name];
      const isOfColumn = is(param, Param) && is(param.value, Placeholder);
      return isOfColumn ? param.encoder.mapToDriverValue(values[param.value.name]) : param;
    });
  return { statement, bind };
}

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
