import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import {
  assertPragmas,
  beginImmediate,
  cachingPrepare,
  connectSqlite,
} from '../../../src/db/engine/sqlite/sqlite-connection.ts';
import { memoryFile } from '../../support/db.ts';

test('every connection is safe, the second and the reading one too', () => {
  const file = memoryFile();
  connectSqlite(file).close();
  const connections = [connectSqlite(file), connectSqlite(file, { readonly: true })];
  for (const client of connections) {
    expect(() => assertPragmas(client)).not.toThrow();
    client.close();
  }
});

test('a file opened the way the driver opens it is refused: that is NORMAL', () => {
  const file = memoryFile();
  connectSqlite(file).close();
  const client = new Sqlite(file, { timeout: 20 });
  expect(() => assertPragmas(client)).toThrow(/synchronous = 1 where 2 is needed/);
  client.close();
});

test.each([
  'synchronous = NORMAL',
  'foreign_keys = OFF',
  'busy_timeout = 0',
  'journal_mode = DELETE',
])('a connection with %s is refused', (pragma) => {
  const client = connectSqlite(memoryFile());
  client.pragma(pragma);
  expect(() => assertPragmas(client)).toThrow(
    expect.objectContaining({ code: 'conflict.unsafe_pragma' }),
  );
  client.close();
});

test('a lock of another process is waited for while the event loop goes on', async () => {
  const file = memoryFile();
  const other = connectSqlite(file);
  const own = connectSqlite(file);
  other.exec('BEGIN IMMEDIATE');
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 5);
  const begun = beginImmediate(own);
  await delay(150);
  expect(own.inTransaction).toBe(false);
  other.exec('COMMIT');
  await begun;
  clearInterval(ticking);
  expect(own.inTransaction).toBe(true);
  expect(ticks).toBeGreaterThan(2);
  other.close();
  own.close();
});

test('a statement is compiled once, however often it is asked for and however it was left', () => {
  const client = connectSqlite(memoryFile());
  const prepare = cachingPrepare(client);
  const first = prepare('select 1 as one');
  expect(first.raw().get()).toEqual([1]);
  expect(prepare('select 1 as one')).toBe(first);
  expect(first.get()).toEqual({ one: 1 });
  client.close();
});

test('a statement that was not used for long is compiled again', () => {
  const client = connectSqlite(memoryFile());
  const prepare = cachingPrepare(client);
  const first = prepare('select 0');
  for (let i = 1; i <= 200; i++) prepare(`select ${i}`);
  expect(prepare('select 0')).not.toBe(first);
  client.close();
});
