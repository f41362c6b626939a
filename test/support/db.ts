import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/db/database.ts';
import { openSqlite } from '../../src/db/engine/sqlite/sqlite.ts';

// A file in memory: both connections, WAL and every pragma are those of production.
const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'baton-test-'));
process.once('exit', () => rmSync(root, { recursive: true, force: true }));

let opened = 0;
let template: Promise<Buffer> | undefined;

/** A migrated SQLite database of one's own, in about a millisecond; it vanishes when closed. */
export async function openMemory(): Promise<Database> {
  return vanishing(await migratedMemoryFile());
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
  return join(root, `${++opened}.db`);
}

async function migratedFile(): Promise<Buffer> {
  const file = memoryFile();
  const db = openSqlite(file);
  await db.migrate();
  await db.close();
  return readFileSync(file);
}

function vanishing(file: string): Database {
  const db = openSqlite(file);
  const close = async () => {
    await db.close();
    rmSync(file, { force: true });
  };
  return { ...db, close };
}
