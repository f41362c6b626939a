import Sqlite from 'better-sqlite3';
import { openSqlite } from '../../src/db/engine/sqlite/sqlite.ts';
import { memoryFile } from '../support/db.ts';
import { describeConformance, type Store } from './conformance.ts';

async function open(): Promise<Store> {
  const file = memoryFile();
  const db = openSqlite(file);
  const run = async (statement: string) => {
    const client = new Sqlite(file);
    client.exec(statement);
    client.close();
  };
  return { db, run, close: () => db.close() };
}

describeConformance({ name: 'SQLite', open, unguarded: 'serial' });
