import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../errors.ts';
import type { Database } from './database.ts';
import { driverCodes } from './engine/faults.ts';
import { openPostgres } from './engine/postgres/postgres.ts';
import { openSqlite } from './engine/sqlite/sqlite.ts';

/**
 * Opens `file:data/baton.db`, `file:///var/lib/baton.db` or `postgres://user@host/name`. An SQLite
 * file and its folder are created; a PostgreSQL server is first asked by the first query. Call
 * `migrate` before anything else.
 *
 * @throws AppError `input.database_url`, `input.database_path`, `conflict.unsafe_pragma`
 */
export async function openDatabase(url: string): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  const path = sqlitePath(url);
  if (path !== null) return openFile(path);
  throw new AppError(
    'input.database_url',
    'DATABASE_URL must look like file:data/baton.db or postgres://user@host:5432/baton.',
  );
}

/** Null for an address that names no file. */
export function sqlitePath(url: string): string | null {
  if (!url.startsWith('file:') || url.length === 'file:'.length) return null;
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length));
}

/**
 * Makes the folder of an SQLite file, if need be, and sees that both may be written.
 *
 * @throws AppError `input.database_path`
 */
export function prepareFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // SQLite opens a file it may not write without a word and fails at the first lead.
    accessSync(dirname(path), constants.W_OK);
    if (existsSync(path)) accessSync(path, constants.W_OK);
  } catch (error) {
    throw unusable(path, error);
  }
}

function openFile(path: string): Database {
  prepareFile(path);
  try {
    return openSqlite(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unusable(path, error);
  }
}

function unusable(path: string, cause: unknown): AppError {
  const code = driverCodes(cause)[0] ?? 'no code';
  const next =
    code === 'SQLITE_NOTADB'
      ? 'It is not an SQLite database: move it away or name another file in DATABASE_URL.'
      : 'Make the folder and the file writable for this user, or name another in DATABASE_URL.';
  const message = `The database ${path} cannot be opened (${code}). ${next}`;
  return new AppError('input.database_path', message, { cause, details: { path, code } });
}
