import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { memoryFile } from '../support/db.ts';

test.each(['', 'baton.db', 'mysql://host/baton', 'file:'])('%j is no database', async (url) => {
  await expect(openDatabase(url)).rejects.toMatchObject({ code: 'input.database_url' });
});

test('a file and the folders above it are created', async () => {
  const path = `${memoryFile()}/deeper/baton.db`;
  const db = await openDatabase(`file:${path}`);
  expect(await db.migrate()).toBeGreaterThan(0);
  await db.close();
  expect(existsSync(path)).toBe(true);
});

test('what was written is there when the file is opened again, by path or by URL', async () => {
  const path = memoryFile();
  const first = await openDatabase(`file:${path}`);
  await first.migrate();
  await first.tx((tx) =>
    tx.insert(tx.t.homeViewers).values({ userId: 'a', openedAt: new Date(0) }),
  );
  await first.close();
  const second = await openDatabase(pathToFileURL(path).href);
  expect(await second.migrate()).toBe(0);
  expect(await second.read.$count(second.t.homeViewers)).toBe(1);
  await second.close();
});

test('a folder that cannot be made is named, with what to do next', async () => {
  const path = memoryFile();
  writeFileSync(path, '');
  const opening = openDatabase(`file:${path}/baton.db`);
  await expect(opening).rejects.toMatchObject({ code: 'input.database_path' });
  await expect(opening).rejects.toThrow(`${path}/baton.db`);
  await expect(opening).rejects.toThrow('DATABASE_URL');
});

test('a folder in the place of the file is refused', async () => {
  const path = memoryFile();
  mkdirSync(path);
  await expect(openDatabase(`file:${path}`)).rejects.toMatchObject({ code: 'input.database_path' });
});

test('a file that is no database is left alone', async () => {
  const path = memoryFile();
  writeFileSync(path, 'a letter to Mia, at least as long as a header of a database file is long');
  await expect(openDatabase(`file:${path}`)).rejects.toThrow(/not an SQLite database/);
});

test('a closed database refuses, and closing twice does no harm', async () => {
  const db = await openDatabase(`file:${memoryFile()}`);
  await db.close();
  await expect(db.tx(async () => {})).rejects.toMatchObject({ code: 'upstream.store_busy' });
  await db.close();
});
