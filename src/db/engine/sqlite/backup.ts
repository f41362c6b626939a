import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../../errors.ts';
import { sqlitePath } from '../../open.ts';

/**
 * Copies a live SQLite store to `file`, consistent as of one moment, while the server goes on.
 *
 * @throws AppError `input.backup_engine`, `conflict.file_exists`, `missing.database`
 */
export async function backUp(databaseUrl: string, file: string): Promise<void> {
  const path = sqlitePath(databaseUrl);
  if (path === null) {
    const message = 'PostgreSQL is backed up by its own tools: pg_dump "$DATABASE_URL" > FILE.';
    throw new AppError('input.backup_engine', message);
  }
  if (!existsSync(path)) {
    throw new AppError('missing.database', `There is no database at ${path}. Check DATABASE_URL.`);
  }
  if (existsSync(file)) {
    throw new AppError('conflict.file_exists', `${file} exists already. Name another file.`);
  }
  const source = new Database(path, { readonly: true });
  try {
    await source.backup(file);
  } finally {
    source.close();
  }
}
