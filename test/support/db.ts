import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Database } from '../../src/db/database.ts';
import { openSqlite } from '../../src/db/engine/sqlite/sqlite.ts';
import { refuseUndrawn } from './edges.ts';

// A file in memory: both connections, WAL and every pragma are those of production. It is memory
// of the machine's, so whoever was killed before it could tidy up is tidied up after.
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const NAME = /^baton-test-(\d+)-/;
for (const name of readdirSync(memory)) {
  const [, pid] = NAME.exec(name) ?? [];
  if (pid && !isAlive(Number(pid))) rmSync(join(memory, name), { recursive: true, force: true });
}
const root = mkdtempSync(join(memory, `baton-test-${process.pid}-`));
process.once('exit', () => rmSync(root, { recursive: true, force: true }));

let made = 0;
let template: Promise<Buffer> | undefined;
const open = new Set<Database>();

/** A migrated SQLite database of one's own, in about a millisecond; it vanishes when closed. */
export async function openMemory(): Promise<Database> {
  return vanishing(await migratedMemoryFile());
}

/** The same with a second connection to the file, as the command line has beside a server. */
export async function openMemoryTwice(): Promise<[Database, Database]> {
  const file = await migratedMemoryFile();
  return [vanishing(file), vanishing(file)];
}

/** Closes every database of `openMemory` that nobody closed. */
export async function closeMemory(): Promise<void> {
  await Promise.all([...open].map((db) => db.close()));
}

/** The file of such a database, for a program that opens it itself. */
export async function migratedMemoryFile(): Promise<string> {
  const file = memoryFile();
  template ??= migratedFile();
  writeFileSync(file, await template);
  return file;
}

/** A path nobody else uses, on a disk that forgets. */
export function memoryFile(): string {
  return join(root, `${++made}.db`);
}

async function migratedFile(): Promise<Buffer> {
  const file = memoryFile();
  const db = openSqlite(file);
  await db.migrate();
  await db.close();
  const client = new Sqlite(file);
  refuseUndrawn(client);
  client.close();
  return readFileSync(file);
}

function vanishing(file: string): Database {
  const db = openSqlite(file);
  const close = async () => {
    open.delete(database);
    await db.close();
    rmSync(file, { force: true });
  };
  const database = { ...db, close };
  open.add(database);
  return database;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
