import Database from 'better-sqlite3';
import { AppError } from '../../../errors.ts';
import { prepareFile, sqlitePath } from '../../open.ts';
import { driverCodes } from '../faults.ts';

/**
 * Makes sure that only one server works on an SQLite file: a second file beside it stays locked
 * until this process ends, however it ends. Returns what lets go of it. PostgreSQL serves many.
 *
 * @throws AppError `conflict.second_server`, `input.database_path`
 */
export function lockServer(databaseUrl: string): () => void {
  const path = sqlitePath(databaseUrl);
  if (path === null) return () => {};
  prepareFile(path);
  const lock = new Database(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if (driverCodes(cause)[0] !== 'SQLITE_BUSY') throw cause;
    throw new AppError(
      'conflict.second_server',
      `Another Baton server works on ${path}. Stop it, or use PostgreSQL to run several.`,
      { cause, details: { path } },
    );
  }
  return () => lock.close();
}
